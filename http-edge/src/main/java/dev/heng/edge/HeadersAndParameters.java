package dev.heng.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Documents what this edge does for every operation: entity tags, idempotency keys, paging. The words for the other parameters, a
 * description and an example each, stand in the service's {@code openapi-parameters.properties}, for they are words of its business.
 */
final class HeadersAndParameters {
    private static final String WORDS = "openapi-parameters.properties";
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String COMPONENT = "#/components/parameters/";
    private static final String KEY = "IdempotencyKey";
    private static final String IF_MATCH = "IfMatch";
    private static final String LIMIT = "Limit";
    private static final String AFTER = "After";
    private static final String ETAG = "ETag";
    private static final String REPLAYED = "IdempotencyReplayed";
    private static final String SEQUENCE = "LedgerSequence";

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)");

    private final Properties words;

    private HeadersAndParameters(Properties words) {
        this.words = words;
    }

    static void complete(OpenAPI document) {
        HeadersAndParameters edge = new HeadersAndParameters(read());
        define(document.getComponents());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> edge.complete(path, item, method, operation)));
    }

    private void complete(String path, PathItem item, PathItem.HttpMethod method, Operation operation) {
        List<Parameter> parameters = new ArrayList<>(undeclared(path, item, operation));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> parameters.add(named(parameter)));
        }
        if (method == PathItem.HttpMethod.POST && !isSpooled(operation)) {
            parameters.add(OASFactory.createParameter().ref(KEY));
            addHeader(operation, "Idempotency-Replayed", REPLAYED);
            addCode(operation, "409", "IDEMPOTENCY_KEY_REUSED");
        }
        if (parameters.stream().anyMatch(parameter -> (COMPONENT + IF_MATCH).equals(parameter.getRef()))
                && operation.getResponses().getAPIResponse("412") == null) {
            addCode(operation, "412", "VERSION_STALE: the document has changed since it was read (If-Match)");
        }
        if (method == PathItem.HttpMethod.PUT || (method == PathItem.HttpMethod.GET && item.getPUT() != null)) {
            addHeader(operation, "ETag", ETAG);
        }
        if (operation.getRequestBody() != null) {
            putJsonFirst(operation.getRequestBody());
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    /** Those of the path that the scanner misses: it does not know the path of a class that inherits its methods. */
    private List<Parameter> undeclared(String path, PathItem item, Operation operation) {
        Set<String> declared = Stream.of(item.getParameters(), operation.getParameters())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(Parameter::getName)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return IN_PATH.matcher(path)
                .results()
                .map(template -> template.group(1))
                .filter(name -> !declared.contains(name))
                .map(name -> named(OASFactory.createParameter()
                        .name(name)
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))))
                .toList();
    }

    /** A body that comes in lines only is spooled ({@link Spooled}): no answer is kept under a key. */
    private static boolean isSpooled(Operation operation) {
        RequestBody body = operation.getRequestBody();
        return body != null
                && body.getContent() != null
                && body.getContent().getMediaTypes().keySet().equals(Set.of(LINES));
    }

    private static boolean isNumber(Schema schema) {
        return schema != null
                && schema.getType() != null
                && (schema.getType().contains(Schema.SchemaType.INTEGER)
                        || schema.getType().contains(Schema.SchemaType.NUMBER));
    }

    /** Generators of clients take the first form of a body that may come in several. */
    private static void putJsonFirst(RequestBody body) {
        Content content = body.getContent();
        if (content != null
                && content.hasMediaType(JSON)
                && content.getMediaTypes().size() > 1) {
            Content sorted = OASFactory.createContent().addMediaType(JSON, content.getMediaType(JSON));
            content.getMediaTypes().forEach(sorted::addMediaType);
            body.setContent(sorted);
        }
    }

    private Parameter named(Parameter parameter) {
        String name = String.valueOf(parameter.getName());
        switch (name) {
            case "If-Match" -> {
                return OASFactory.createParameter().ref(IF_MATCH);
            }
            case "limit" -> {
                return OASFactory.createParameter().ref(LIMIT);
            }
            case "after" -> {
                return OASFactory.createParameter().ref(AFTER);
            }
            default -> {
                String description = words.getProperty(name + ".description");
                if (parameter.getDescription() == null) {
                    parameter.setDescription(description);
                }
                String example = words.getProperty(name + ".example");
                if (parameter.getExample() == null && example != null) {
                    parameter.setExample(isNumber(parameter.getSchema()) ? new BigDecimal(example) : example);
                }
                return parameter;
            }
        }
    }

    private static void addHeader(Operation operation, String name, String component) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeader(name, OASFactory.createHeader().ref(component));
            }
        });
    }

    private static void addCode(Operation operation, String status, String code) {
        APIResponse known = operation.getResponses().getAPIResponse(status);
        if (known == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(code));
        } else {
            known.setDescription(known.getDescription() + "; " + code);
        }
    }

    private static void define(Components components) {
        components
                .addParameter(
                        KEY,
                        parameter(
                                "Idempotency-Key",
                                Parameter.In.HEADER,
                                "1 to 255 visible ASCII characters. The same request again answers as the first time; the same key with"
                                        + " another body is refused.",
                                text().minLength(1)
                                        .maxLength(255)
                                        .pattern("^[!-~]+$")
                                        .addExample("2026-03-his-1")))
                .addParameter(
                        IF_MATCH,
                        parameter(
                                "If-Match",
                                Parameter.In.HEADER,
                                "The ETag that was read: refused with VERSION_STALE when the document has changed since.",
                                text().addExample("\"3\"")))
                .addParameter(
                        LIMIT,
                        parameter(
                                "limit",
                                Parameter.In.QUERY,
                                "How many rows a page has at most.",
                                whole().format("int32")
                                        .minimum(BigDecimal.ONE)
                                        .maximum(BigDecimal.valueOf(Page.LIMIT_MAX))
                                        .defaultValue(Page.LIMIT_DEFAULT)))
                .addParameter(
                        AFTER,
                        parameter(
                                "after",
                                Parameter.In.QUERY,
                                "What the page before gave as next; absent: from the start.",
                                text()))
                .addHeader(ETAG, header("The version of the document, for If-Match.", text().addExample("\"3\"")))
                .addHeader(
                        REPLAYED,
                        header(
                                "true when this is the answer of an earlier request with the same key.",
                                OASFactory.createSchema().addType(Schema.SchemaType.BOOLEAN)))
                .addHeader(
                        SEQUENCE,
                        header(
                                "Only grows within a hospital; a read of evaluation takes it as afterSequence.",
                                whole().format("int64").addExample(4711)));
    }

    private static Parameter parameter(String name, Parameter.In in, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(in)
                .description(description)
                .schema(schema);
    }

    private static Header header(String description, Schema schema) {
        return OASFactory.createHeader().description(description).schema(schema);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Schema whole() {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER);
    }

    private static Properties read() {
        Properties words = new Properties();
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(WORDS)) {
            if (file != null) {
                words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
