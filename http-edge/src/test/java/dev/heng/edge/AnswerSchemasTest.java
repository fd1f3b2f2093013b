package dev.heng.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

/** What the filter makes of the schemas of a document with one operation. */
class AnswerSchemasTest {
    private final OpenAPI document = OASFactory.createOpenAPI()
            .components(OASFactory.createComponents())
            .paths(OASFactory.createPaths()
                    .addPathItem(
                            "/things",
                            OASFactory.createPathItem()
                                    .POST(OASFactory.createOperation()
                                            .requestBody(OASFactory.createRequestBody()
                                                    .content(json("Asked")))
                                            .responses(OASFactory.createAPIResponses()
                                                    .addAPIResponse(
                                                            "200",
                                                            OASFactory.createAPIResponse()
                                                                    .content(json("Answered")))))));

    private static Content json(String name) {
        return OASFactory.createContent()
                .addMediaType("application/json", OASFactory.createMediaType().schema(ref(name)));
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private static Schema typed(SchemaType... types) {
        return OASFactory.createSchema().type(List.of(types));
    }

    private Schema completed(String name) {
        return document.getComponents().getSchemas().get(name);
    }

    private void complete(Schema asked, Schema answered, Schema part) {
        document.getComponents()
                .addSchema("Asked", asked)
                .addSchema("Answered", answered)
                .addSchema("Part", part);
        AnswerSchemas.complete(document);
        assertTrue(document.getPaths().getPathItem("/things").getOperations().containsKey(PathItem.HttpMethod.POST));
    }

    @Test
    void anAnswerHasEveryMemberAndARequestOnlyWhatItSays() {
        complete(
                typed(SchemaType.OBJECT).addProperty("name", typed(SchemaType.STRING)),
                typed(SchemaType.OBJECT)
                        .addProperty("name", typed(SchemaType.STRING, SchemaType.NULL))
                        .addProperty("part", ref("Part")),
                typed(SchemaType.OBJECT).addProperty("code", typed(SchemaType.STRING)));
        assertNull(completed("Asked").getRequired());
        assertEquals(List.of("name", "part"), completed("Answered").getRequired());
        assertEquals(List.of("code"), completed("Part").getRequired());
    }

    @Test
    void membersThatMayBeAbsentStaySo() {
        complete(
                typed(SchemaType.OBJECT),
                typed(SchemaType.OBJECT)
                        .addExtension(AnswerSchemas.ABSENT, true)
                        .addProperty("code", typed(SchemaType.STRING))
                        .addProperty("detail", typed(SchemaType.STRING))
                        .required(List.of("code")),
                typed(SchemaType.OBJECT));
        assertEquals(List.of("code"), completed("Answered").getRequired());
        assertTrue(completed("Answered").getExtensions() == null
                || completed("Answered").getExtensions().isEmpty());
    }

    @Test
    void everyNumberIsADecimal() {
        complete(
                typed(SchemaType.OBJECT).addProperty("amount", typed(SchemaType.NUMBER)),
                typed(SchemaType.OBJECT)
                        .addProperty("amount", typed(SchemaType.NUMBER, SchemaType.NULL))
                        .addProperty("version", typed(SchemaType.INTEGER)),
                typed(SchemaType.OBJECT));
        assertEquals("decimal", completed("Asked").getProperties().get("amount").getFormat());
        assertEquals(
                "decimal", completed("Answered").getProperties().get("amount").getFormat());
        assertNull(completed("Answered").getProperties().get("version").getFormat());
    }

    @Test
    void anEnumerationThatMayBeNullAllowsNull() {
        complete(
                typed(SchemaType.OBJECT),
                typed(SchemaType.OBJECT)
                        .addProperty(
                                "grade",
                                typed(SchemaType.STRING, SchemaType.NULL).enumeration(List.of("GOOD", "BAD"))),
                typed(SchemaType.OBJECT));
        Schema grade = completed("Answered").getProperties().get("grade");
        assertEquals(List.of("GOOD", "BAD"), grade.getAnyOf().getFirst().getEnumeration());
        assertEquals(List.of(SchemaType.STRING), grade.getAnyOf().getFirst().getType());
        assertEquals(List.of(SchemaType.NULL), grade.getAnyOf().getLast().getType());
        assertNull(grade.getEnumeration());
    }
}
