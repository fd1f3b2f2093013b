package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One operation of an OpenAPI document.
 *
 * @param method in capitals
 * @param path with its parameters in braces
 */
record Operation(String method, String path, JsonNode definition) {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    /** Every operation of a document, in its order. */
    static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.add(
                        new Operation(member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue()))));
        return operations;
    }

    /** Method and path, by which documents, tables and services are compared. */
    String name() {
        return method + " " + path;
    }

    String id() {
        return definition.path("operationId").asText();
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    /** The media types of the body; empty when it takes none. */
    List<String> mediaTypes() {
        List<String> types = new ArrayList<>();
        definition.path("requestBody").path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    boolean hasParameter(String in, String name) {
        for (JsonNode parameter : definition.path("parameters")) {
            if (parameter.path("in").asText().equals(in)
                    && parameter.path("name").asText().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
