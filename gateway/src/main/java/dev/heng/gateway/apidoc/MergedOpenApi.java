package dev.heng.gateway.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Puts OpenAPI documents together: paths as they are, components under the prefix of their service so that names never collide,
 * operation ids kept unique.
 */
final class MergedOpenApi {
    private static final String REFERENCE = "#/components/";
    private static final String SECURITY = "bearer";

    private final ObjectNode document;
    private final ObjectNode paths;
    private final ObjectNode components;
    private final ArrayNode tags;
    private final Set<String> operationIds = new HashSet<>();

    MergedOpenApi(ObjectMapper mapper) {
        document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Heng")
                .put("description", "Plans, controls and evaluates the whole budget of a hospital.")
                .put("version", "1");
        document.putArray("security").addObject().putArray(SECURITY);
        tags = document.putArray("tags");
        paths = document.putObject("paths");
        components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject(SECURITY)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "A token from POST /api/auth/token, or from the OIDC provider of the installation.");
    }

    /** Adds the document of one service; {@code prefix} is put before its component names, such as {@code Budget}. */
    MergedOpenApi add(JsonNode service, String prefix) {
        JsonNode own = renamed(service.deepCopy(), prefix);
        own.path("tags").forEach(tags::add);
        own.path("paths").properties().forEach(path -> {
            uniqueOperations(path.getValue(), prefix);
            paths.set(path.getKey(), path.getValue());
        });
        for (Map.Entry<String, JsonNode> kind : own.path("components").properties()) {
            if (!kind.getKey().equals("securitySchemes")) {
                ObjectNode target = components.withObjectProperty(kind.getKey());
                kind.getValue().properties().forEach(entry -> target.set(prefix + entry.getKey(), entry.getValue()));
            }
        }
        return this;
    }

    ObjectNode document() {
        return document;
    }

    private void uniqueOperations(JsonNode path, String prefix) {
        for (JsonNode operation : path) {
            if (operation instanceof ObjectNode object) {
                object.remove("security");
                String id = object.path("operationId").asText("");
                if (!id.isEmpty() && !operationIds.add(id)) {
                    object.put("operationId", prefix.toLowerCase(java.util.Locale.ROOT) + "_" + id);
                }
            }
        }
    }

    private static JsonNode renamed(JsonNode node, String prefix) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                entry.setValue(
                        entry.getKey().equals("$ref") && value.isTextual()
                                ? TextNode.valueOf(reference(value.asText(), prefix))
                                : renamed(value, prefix));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, renamed(array.get(i), prefix));
            }
        }
        return node;
    }

    private static String reference(String reference, String prefix) {
        int name = reference.lastIndexOf('/') + 1;
        return reference.startsWith(REFERENCE)
                ? reference.substring(0, name) + prefix + reference.substring(name)
                : reference;
    }
}
