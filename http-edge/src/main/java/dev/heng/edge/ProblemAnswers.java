package dev.heng.edge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents that every refusal is a problem document, and the refusals that every operation has without saying so. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {
    private static final String SCHEMA = "ProblemDocument";
    private static final String REFUSED = "4";
    private static final String FAILED = "5";
    private static final Set<String> FRAMEWORK_WORDS = Set.of("Not Authorized", "Not Allowed");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getComponents().addSchema(SCHEMA, schema());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        Map<String, APIResponse> declared = operation.getResponses().getAPIResponses();
        refusals(path, method).forEach((status, description) -> {
            if (declared == null || isUnsaid(declared.get(status))) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
            }
        });
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if ((status.startsWith(REFUSED) || status.startsWith(FAILED)) && response.getContent() == null) {
                response.setContent(problem());
            }
        });
    }

    /** Quarkus adds a 401 and a 403 of its own to what needs a role; they say nothing. */
    private static boolean isUnsaid(APIResponse response) {
        return response == null || FRAMEWORK_WORDS.contains(String.valueOf(response.getDescription()));
    }

    private static Map<String, String> refusals(String path, PathItem.HttpMethod method) {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "INVALID_REQUEST: violations names everything that is wrong");
        refusals.put("401", "UNAUTHENTICATED");
        refusals.put("403", path.contains("{hospital}") ? "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE" : "FORBIDDEN_ROLE");
        if (path.contains("{hospital}/")) {
            refusals.put("404", "NOT_FOUND: the hospital");
        }
        if (method != PathItem.HttpMethod.GET) {
            refusals.put("413", "BODY_TOO_LARGE");
            refusals.put("415", "UNSUPPORTED_MEDIA_TYPE");
        }
        refusals.put("503", "TOO_BUSY: send the request again");
        return refusals;
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + SCHEMA)));
    }

    private static Schema schema() {
        Schema violation = object("One thing that is wrong.")
                .addProperty("pointer", text("JSON pointer into the body, or ? and a parameter's name"))
                .addProperty("code", text("Stable; the rule that is broken"))
                .addProperty("detail", text("For a person"));
        Schema finding = object("One finding in a text that was sent, such as a formula.")
                .addProperty("indicator", text("Whose formula it is"))
                .addProperty("code", text("Stable"))
                .addProperty("severity", text("ERROR or WARNING"))
                .addProperty("start", whole("The first character, from 0"))
                .addProperty("end", whole("The character behind the last"))
                .addProperty("message", text("English"))
                .addProperty("messageZh", text("Chinese"));
        return object("A refusal (RFC 9457).")
                .addProperty("type", text("urn:heng:problem: and the code in lower case"))
                .addProperty("title", text("The same for every occurrence of the code"))
                .addProperty("status", whole("The HTTP status"))
                .addProperty("detail", text("What happened here"))
                .addProperty("code", text("Stable; clients act on it"))
                .addProperty("correlationId", text("Stands in the logs of all services"))
                .addProperty("violations", list(violation))
                .addProperty("problems", list(finding));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(items);
    }

    private static Schema whole(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.INTEGER).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
