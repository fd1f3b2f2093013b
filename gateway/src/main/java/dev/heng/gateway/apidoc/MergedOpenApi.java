package dev.heng.gateway.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.heng.gateway.web.Problem;
import dev.heng.gateway.web.ProblemDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts OpenAPI documents together: paths as they are, operation ids kept unique. A component that several services define alike stands
 * once under its own name; every other one under the prefix of its service, so that names never collide. Components that no operation
 * reaches are left out.
 */
final class MergedOpenApi {
    private static final String REFERENCE = "#/components/";
    private static final String PROBLEM = REFERENCE + "schemas/ProblemDocument";
    /** What the scanner repeats beside the reference that tells it. */
    private static final List<String> REPEATED = List.of("type", "properties");

    private static final String SECURITY = "bearer";
    /** What the gateway refuses before a service sees the request, or instead of its answer. */
    private static final List<Problem> REFUSALS =
            List.of(Problem.TOO_MANY_REQUESTS, Problem.SERVICE_UNREACHABLE, Problem.SERVICE_TIMEOUT);

    private static final String SECURITY_SCHEMES = "securitySchemes";
    private static final String DESCRIPTION = """
            Plans, controls and evaluates the whole budget of a hospital.

            * **Exact.** Amounts, quantities and figures are JSON numbers to be read and written as decimals, never through a binary \
            fraction; `format: decimal` marks them. Amounts have at most 4 decimals and are below 10^15 in size; an exponent is refused. \
            `null` is no figure, `0` is one.
            * **Refusals** are problem documents (RFC 9457) with a stable `code`; for bad input `violations` names all that is wrong. \
            Unknown members are refused.
            * **Read your own writes.** A write that changes figures answers with `Ledger-Sequence`; a read of evaluation takes it as \
            `afterSequence`.
            * **Repeat.** `PUT` may be repeated; `POST` takes an `Idempotency-Key`. Documents carry an `ETag`; an update with a stale \
            `If-Match` is 412.
            * **Lists** page by cursor: send `next` as `after`; it is null on the last page.
            """;

    /** The prefix of what the gateway itself answers. */
    static final String GATEWAY = "Gateway";

    private record Part(ObjectNode document, String prefix) {}

    private final ObjectMapper mapper;
    private final List<Part> parts = new ArrayList<>();

    MergedOpenApi(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Adds the document of one service; {@code prefix} is put before its component names, such as {@code Budget}. */
    MergedOpenApi add(JsonNode service, String prefix) {
        parts.add(new Part(service.deepCopy(), prefix));
        return this;
    }

    ObjectNode document() {
        ObjectNode document = head();
        ArrayNode tags = document.putArray("tags");
        ObjectNode paths = document.putObject("paths");
        ObjectNode components = document.putObject("components");
        Set<String> shared = shared();
        Set<String> operationIds = new HashSet<>();
        Set<String> tagNames = new HashSet<>();
        for (Part part : parts) {
            ObjectNode own = (ObjectNode) renamed(part.document().deepCopy(), part.prefix(), shared);
            own.path("tags").forEach(tag -> {
                // what every service has is one chapter
                if (tagNames.add(tag.path("name").asText())) {
                    tags.add(tag);
                }
            });
            own.path("paths").properties().forEach(path -> {
                path.getValue().forEach(operation -> complete(operation, part.prefix(), operationIds));
                if (!part.prefix().equals(GATEWAY)) {
                    path.getValue().forEach(MergedOpenApi::addRefusalsOfTheGateway);
                }
                paths.set(path.getKey(), path.getValue());
            });
            own.path("components").properties().stream()
                    .filter(kind -> !kind.getKey().equals(SECURITY_SCHEMES))
                    .forEach(kind -> kind.getValue().properties().forEach(component -> components
                            .withObjectProperty(kind.getKey())
                            .set(
                                    name(kind.getKey(), component.getKey(), part.prefix(), shared),
                                    component.getValue())));
        }
        removeUnreached(paths, components);
        components
                .putObject(SECURITY_SCHEMES)
                .putObject(SECURITY)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "A token from POST /api/auth/token, or from the OIDC provider of the installation.");
        return document;
    }

    private ObjectNode head() {
        ObjectNode document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Heng")
                .put("description", DESCRIPTION)
                .put("version", "1");
        document.putArray("servers")
                .addObject()
                .put("url", "/")
                .put("description", "The gateway that gave this document");
        document.putArray("security").addObject().putArray(SECURITY);
        return document;
    }

    /** The components, as kind/name, that at least two documents define, all alike, down to what they refer to. */
    private Set<String> shared() {
        Map<String, List<JsonNode>> definitions = new LinkedHashMap<>();
        parts.forEach(part -> part.document().path("components").properties().forEach(kind -> kind.getValue()
                .properties()
                .forEach(component -> definitions
                        .computeIfAbsent(kind.getKey() + "/" + component.getKey(), _ -> new ArrayList<>())
                        .add(component.getValue()))));
        Set<String> shared = new HashSet<>();
        definitions.forEach((name, found) -> {
            if (found.size() > 1 && new HashSet<>(found).size() == 1) {
                shared.add(name);
            }
        });
        boolean isSettled = false;
        while (!isSettled) {
            isSettled = !shared.removeIf(
                    name -> references(definitions.getOrDefault(name, List.of()).getFirst()).stream()
                            .anyMatch(reference -> !shared.contains(reference)));
        }
        return shared;
    }

    private static void complete(JsonNode operation, String prefix, Set<String> operationIds) {
        if (operation instanceof ObjectNode object) {
            // what needs a token says so; the document says it once for all and names the others
            if (object.remove("security") == null) {
                object.putArray("security");
            }
            String id = object.path("operationId").asText("");
            if (!id.isEmpty() && !operationIds.add(id)) {
                object.put("operationId", prefix.toLowerCase(Locale.ROOT) + "_" + id);
            }
        }
    }

    private static void addRefusalsOfTheGateway(JsonNode operation) {
        if (operation.path("responses") instanceof ObjectNode responses) {
            for (Problem refusal : REFUSALS) {
                String status = Integer.toString(refusal.status());
                if (responses.path(status) instanceof ObjectNode known && !known.has("$ref")) {
                    known.put("description", known.path("description").asText() + "; " + refusal.name());
                } else {
                    responses
                            .putObject(status)
                            .put("description", refusal.name())
                            .putObject("content")
                            .putObject(ProblemDocument.MEDIA_TYPE)
                            .putObject("schema")
                            .put("$ref", PROBLEM);
                }
            }
        }
    }

    private static void removeUnreached(ObjectNode paths, ObjectNode components) {
        Set<String> reached = new HashSet<>();
        List<String> next = references(paths);
        while (!next.isEmpty()) {
            List<String> found = new ArrayList<>();
            for (String name : next) {
                if (reached.add(name)) {
                    found.addAll(references(components.at("/" + name)));
                }
            }
            next = found;
        }
        components.properties().forEach(kind -> ((ObjectNode) kind.getValue())
                .properties()
                .removeIf(component -> !reached.contains(kind.getKey() + "/" + component.getKey())));
        components.properties().removeIf(kind -> kind.getValue().isEmpty());
    }

    /** What is referred to within, as kind/name. */
    private static List<String> references(JsonNode node) {
        return node.findValues("$ref").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(reference -> reference.startsWith(REFERENCE))
                .map(reference -> reference.substring(REFERENCE.length()))
                .toList();
    }

    private static JsonNode renamed(JsonNode node, String prefix, Set<String> shared) {
        if (node instanceof ObjectNode object) {
            if (object.path("$ref").isTextual()) {
                object.remove(REPEATED);
            }
            object.properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                entry.setValue(
                        entry.getKey().equals("$ref") && value.isTextual()
                                ? TextNode.valueOf(reference(value.textValue(), prefix, shared))
                                : renamed(value, prefix, shared));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, renamed(array.get(i), prefix, shared));
            }
        }
        return node;
    }

    private static String reference(String reference, String prefix, Set<String> shared) {
        if (!reference.startsWith(REFERENCE)) {
            return reference;
        }
        String[] parts = reference.substring(REFERENCE.length()).split("/", 2);
        return REFERENCE + parts[0] + "/" + name(parts[0], parts[1], prefix, shared);
    }

    private static String name(String kind, String name, String prefix, Set<String> shared) {
        return shared.contains(kind + "/" + name) ? name : prefix + name;
    }
}
