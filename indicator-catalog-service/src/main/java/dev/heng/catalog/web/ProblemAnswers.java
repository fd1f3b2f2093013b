package dev.heng.catalog.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Documents the refusals of every operation in one place: all of them are problem documents. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {
    private static final String SCHEMA = "ProblemDocument";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getComponents().addSchema(SCHEMA, schema());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> refusals(path, method, operation)
                        .forEach((status, description) -> add(operation, status, description))));
    }

    private static Map<String, String> refusals(String path, PathItem.HttpMethod method, Operation operation) {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "The request is not valid; violations names everything that is wrong");
        refusals.put("401", "No valid token");
        if (path.contains("{")) {
            refusals.put("404", "There is no such thing");
        }
        if (method == PathItem.HttpMethod.GET) {
            return refusals;
        }
        refusals.put("403", "The role does not allow this");
        refusals.put("413", "The body is too large");
        refusals.put("415", "The media type is not supported");
        if (method == PathItem.HttpMethod.PUT) {
            refusals.remove("404");
            refusals.put("412", "The document has changed since it was read (If-Match)");
        } else {
            refusals.put("409", "The state does not allow this, such as CHART_UNKNOWN");
        }
        return refusals;
    }

    private static void add(Operation operation, String status, String description) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(description)
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                "application/problem+json",
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/" + SCHEMA)))));
    }

    private static Schema schema() {
        return object("A refusal (RFC 9457).")
                .addProperty("type", text("urn:heng:problem: and the code in lower case"))
                .addProperty("title", text("The same for every occurrence of the code"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text("What happened here"))
                .addProperty("code", text("Stable; clients act on it"))
                .addProperty("correlationId", text("Stands in the logs of all services"))
                .addProperty(
                        "violations",
                        list(object("One thing that is wrong.")
                                .addProperty("pointer", text("JSON pointer into the body, or ? and a parameter's name"))
                                .addProperty("code", text("Stable; the rule that is broken"))
                                .addProperty("detail", text("For a person"))))
                .addProperty(
                        "problems",
                        list(object("One problem of a formula.")
                                .addProperty("indicator", text("Whose formula it is"))
                                .addProperty("code", text("Stable"))
                                .addProperty("severity", text("ERROR or WARNING"))
                                .addProperty("start", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                                .addProperty("end", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                                .addProperty("message", text("English"))
                                .addProperty("messageZh", text("Chinese"))));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(items);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
