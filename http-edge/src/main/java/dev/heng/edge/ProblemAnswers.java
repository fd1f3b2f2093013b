package dev.heng.edge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** Documents that every refusal is a problem document, and the refusals that every operation has without saying so. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemAnswers implements OASFilter {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String SCHEMA = "ProblemDocument";
    private static final String VIOLATION = "Violation";
    private static final String FINDING = "Finding";
    private static final String REFUSED = "4";
    private static final String FAILED = "5";
    private static final Set<String> FRAMEWORK_WORDS = Set.of("Bad Request", "Not Authorized", "Not Allowed");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getComponents()
                .addSchema(SCHEMA, schema())
                .addSchema(VIOLATION, violation())
                .addSchema(FINDING, finding());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> addRefusals(path, method, operation)));
        HeadersAndParameters.complete(document);
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(ProblemAnswers::describeRefusals));
        AnswerSchemas.complete(document);
    }

    private static void addRefusals(String path, PathItem.HttpMethod method, Operation operation) {
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
    }

    private static void describeRefusals(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if ((status.startsWith(REFUSED) || status.startsWith(FAILED)) && response.getContent() == null) {
                response.setContent(problem());
            }
        });
    }

    /** Quarkus adds a 401 and a 403 of its own to what needs a role, and a 400 to what has a body; they say nothing. */
    private static boolean isUnsaid(@Nullable APIResponse response) {
        return response == null || FRAMEWORK_WORDS.contains(String.valueOf(response.getDescription()));
    }

    private static Map<String, String> refusals(String path, PathItem.HttpMethod method) {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("400", "INVALID_REQUEST: violations names everything that is wrong");
        refusals.put("401", "UNAUTHENTICATED");
        refusals.put("403", path.contains("{hospital}") ? "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE" : "FORBIDDEN_ROLE");
        if (path.contains("{hospital}/")) {
            refusals.put("404", "NOT_FOUND: the hospital");
        } else if (path.contains("{") && method != PathItem.HttpMethod.PUT) {
            refusals.put("404", "NOT_FOUND");
        }
        if (method != PathItem.HttpMethod.GET) {
            refusals.put("413", "BODY_TOO_LARGE");
            refusals.put("415", "UNSUPPORTED_MEDIA_TYPE");
        }
        refusals.put("406", "NOT_ACCEPTABLE");
        refusals.put("503", "TOO_BUSY: send the request again");
        return refusals;
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(REFERENCE + SCHEMA)));
    }

    private static Schema schema() {
        return object("A refusal (RFC 9457).")
                .addExtension(AnswerSchemas.ABSENT, true)
                .addProperty(
                        "type",
                        text("urn:heng:problem: and the code in lower case").addExample("urn:heng:problem:not-found"))
                .addProperty(
                        "title",
                        text("The same for every occurrence of the code").addExample("There is no such thing"))
                .addProperty("status", whole("The HTTP status").addExample(404))
                .addProperty("detail", text("What happened here").addExample("There is no centre C-CARD."))
                .addProperty("code", text("Stable; clients act on it").addExample("NOT_FOUND"))
                .addProperty("correlationId", text("Stands in the logs of all services"))
                .addProperty(
                        "violations",
                        list(OASFactory.createSchema().ref(REFERENCE + VIOLATION))
                                .description("Everything that is wrong with the request, not only the first"))
                .addProperty(
                        "problems",
                        list(OASFactory.createSchema().ref(REFERENCE + FINDING))
                                .description("What was found in the texts that were sent, warnings too"))
                .required(List.of("type", "title", "status", "detail", "code", "correlationId"));
    }

    private static Schema finding() {
        return object("One finding in a text that was sent, such as a formula.")
                .addExtension(AnswerSchemas.ABSENT, true)
                .addProperty("indicator", text("Whose formula it is").addExample("F01"))
                .addProperty("code", text("Stable").addExample("UNIT_MISMATCH"))
                .addProperty(
                        "severity",
                        text("ERROR or WARNING").addEnumeration("ERROR").addEnumeration("WARNING"))
                .addProperty("start", whole("The first character, from 0"))
                .addProperty("end", whole("The character behind the last"))
                .addProperty("message", text("English"))
                .addProperty("messageZh", text("Chinese"))
                .required(List.of("code", "severity", "start", "end", "message", "messageZh"));
    }

    private static Schema violation() {
        return object("One thing that is wrong.")
                .addExtension(AnswerSchemas.ABSENT, true)
                .addProperty(
                        "pointer",
                        text("JSON pointer into the body, or ? and a parameter's name")
                                .addExample("/lines/0/amount"))
                .addProperty("code", text("Stable; the rule that is broken").addExample("NUMBER_FORM"))
                .addProperty("detail", text("For a person"))
                .required(List.of("pointer", "code", "detail"));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema list(Schema items) {
        return OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(items);
    }

    private static Schema whole(String description) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .format("int32")
                .description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
