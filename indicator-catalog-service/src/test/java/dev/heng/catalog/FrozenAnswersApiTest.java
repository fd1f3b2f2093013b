package dev.heng.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The answers that other services read are still what was once promised: an example is never edited, and publishing the same draft
 * today gives its document again, hash included. Today's answers are left in {@code target/answers}, from where a further example is
 * taken.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class FrozenAnswersApiTest {
    private static final Path CONTRACTS = Path.of("contracts");
    private static final Path ANSWERS = CONTRACTS.resolve("responses/v1");
    private static final String EVERY_FUNCTION = "scheme-version.every-function.example.json";
    private static final String HOSPITAL_ARTICLE = "scheme-version.hospital-article.example.json";
    private static final String LANGUAGE = "contract-language";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Each operation of the compiled form stands in at least one of these. */
    private static Map<String, String> formulas() {
        Map<String, String> formulas = new LinkedHashMap<>();
        formulas.put("CL_CHOICE", "if REV > COST and not (REV == COST) or REV >= COST then REV - COST else -abs(COST)");
        formulas.put("CL_ORDER", "if REV < COST then 1 else if REV <= COST then 2 else if REV != COST then 3 else 4");
        formulas.put("CL_RATIO", "ratio(REV - COST, REV) * 100");
        formulas.put("CL_PER", "per(COST, BEDS)");
        formulas.put("CL_ROUND", "round(REV, 2) + clamp(REV, COST, REV + COST)");
        formulas.put("CL_EXTREMES", "min(REV, COST) + max(REV, COST, REV)");
        formulas.put("CL_POWER", "(REV / COST) ^ 2");
        formulas.put("CL_ABSENT", "if has(VISITS) then or_zero(VISITS) else coalesce(VISITS, VISITS)");
        formulas.put("CL_TIME", "prior(REV, 2) + yoy(REV) + ytd(REV) + rolling(REV, 4)");
        formulas.put("CL_GROWTH", "growth(REV) + growth(REV, YOY)");
        formulas.put("CL_SCENARIO", "actual(REV) + budget(REV) + forecast(REV) + what_if(REV)");
        formulas.put("CL_CALENDAR", "REV / days() * periods_in_year()");
        formulas.put("CL_BALANCE", "opening(BEDS) + closing(BEDS) + avg_balance(BEDS)");
        formulas.put("CL_SPACE", "own(REV) + children(REV) + parent(REV)");
        formulas.put("CL_SHARE", "share_of_parent(REV)");
        formulas.put("CL_MEAN", "mean_of(each_child(REV))");
        formulas.put("CL_INPUT", "input(CL_RATED) + count_events(CL_EVENT)");
        formulas.put("CL_OTHER", "ind(CL_RATIO) * 2");
        return formulas;
    }

    private static JsonNode everyFunction() throws IOException {
        Catalogue.learnChart(
                LANGUAGE,
                1,
                "REV INCOME FLOW MONEY",
                "COST EXPENSE FLOW MONEY",
                "VISITS VOLUME FLOW VISIT",
                "BEDS POSITION STOCK BED");
        formulas().forEach((code, formula) -> Catalogue.computed(code, "HIGHER", formula));
        Catalogue.rated("CL_RATED");
        Catalogue.rated("CL_EVENT");
        String items = formulas().keySet().stream()
                .map(code -> """
                        {"indicator": "%s", "class": "%s", "weight": 10.50}""".formatted(code, code.compareTo("CL_E") < 0 ? "AUXILIARY" : "BASIC"))
                .collect(Collectors.joining(",\n"));
        Catalogue.put("/schemes/" + LANGUAGE, """
                {"name": "每个函数", "nameEn": "every function", "centreType": "REVENUE", "chart": "%s",
                 "classes": {"BASIC": 80, "AUXILIARY": 20}, "items": [%s,
                 {"indicator": "CL_RATED", "class": "MODIFIER", "weight": 100},
                 {"indicator": "CL_EVENT", "class": "VETO"}]}""".formatted(LANGUAGE, items))
                .then()
                .statusCode(201);
        Catalogue.post("/schemes/" + LANGUAGE + "/versions", "{}").then().statusCode(201);
        return version(LANGUAGE);
    }

    private static JsonNode version(String scheme) throws IOException {
        return MAPPER.readTree(
                Catalogue.get("/schemes/" + scheme + "/versions/1").asByteArray());
    }

    private static void assertAsFrozen(String file, JsonNode today) throws IOException {
        Path kept = Files.createDirectories(Path.of("target/answers")).resolve(file);
        Files.writeString(kept, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(today) + "\n");
        JsonNode frozen = MAPPER.readTree(Files.readAllBytes(ANSWERS.resolve(file)));
        assertEquals(withoutTime(frozen), withoutTime(today), () -> file + " differs from " + kept);
    }

    /** The time of publication is the only member that another run cannot repeat. */
    private static JsonNode withoutTime(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        assertTrue(copy.remove("publishedAt").isTextual());
        return copy;
    }

    @Test
    void theSameDraftStillGivesTheDocumentOfEveryFunction() throws IOException {
        assertAsFrozen(EVERY_FUNCTION, everyFunction());
    }

    @Test
    void theShippedSchemeOfTheHospitalIsStillTheSameDocument() throws IOException {
        BudgetService.sendChart("hospital-standard", BudgetService.standardChart(5));
        Catalogue.eventually("readiness", () -> RestAssured.get("/health/ready").statusCode() == 200);
        assertAsFrozen(HOSPITAL_ARTICLE, version("hospital-article"));
    }

    @Test
    void everyExampleKeepsToTodaysSchema() throws IOException {
        JsonNode document =
                MAPPER.readTree(RestAssured.get("/openapi?format=json").asByteArray());
        ObjectNode schema = MAPPER.createObjectNode().put("$ref", "#/components/schemas/SchemeVersionDocument");
        schema.set("components", document.path("components"));
        JsonSchema today = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
        try (Stream<Path> files = Files.list(ANSWERS)) {
            for (Path example : files.toList()) {
                assertEquals(
                        Set.of(), today.validate(MAPPER.readTree(Files.readAllBytes(example))), example.toString());
            }
        }
    }

    @Test
    void everyExampleIsOneOfThoseAndHasALineInTheReadme() throws IOException {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            Set<String> names =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(new TreeSet<>(List.of(EVERY_FUNCTION, HOSPITAL_ARTICLE)), names);
        }
        String readme = Files.readString(CONTRACTS.resolve("README.md"));
        assertTrue(readme.contains("| `scheme-version` | `GET /api/catalog/v1/schemes/{scheme}/versions/{version}` |"));
    }
}
