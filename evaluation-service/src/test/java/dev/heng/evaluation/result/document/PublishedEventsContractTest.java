package dev.heng.evaluation.result.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.heng.evaluation.formula.Formulas;
import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.formula.ReasonCode;
import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.indicators.Indicator;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.result.CardKey;
import dev.heng.evaluation.result.StoredCard;
import dev.heng.evaluation.scoring.Direction;
import dev.heng.evaluation.scoring.GradeScale;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.ItemFigures;
import dev.heng.evaluation.scoring.MissingPolicy;
import dev.heng.evaluation.scoring.SchemeForScoring;
import dev.heng.evaluation.scoring.SchemeItem;
import dev.heng.evaluation.scoring.Scoring;
import dev.heng.evaluation.scoring.ScoringMethod;
import dev.heng.evaluation.scoring.WeightMode;
import dev.heng.evaluation.scoring.ZeroTarget;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is published keeps to its schema, every example that was ever given still does, and the README names the type. */
class PublishedEventsContractTest {
    private static final String TYPE = "heng.evaluation.scorecard-changed";
    private static final Path CONTRACTS = Path.of("contracts");
    private static final Path EVENTS = CONTRACTS.resolve("events/v1");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final CardKey KEY = new CardKey("x-hospital", "H", "2026-Q1");

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        Files.readString(EVENTS.resolve("scorecard-changed.schema.json")),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static void assertValid(String name, JsonNode body) throws IOException {
        assertEquals(List.of(), List.copyOf(schema().validate(body)), name);
    }

    private static SchemeItem item(String code, IndicatorClass itemClass, String weight) {
        return new SchemeItem(
                code,
                itemClass,
                false,
                weight == null ? null : new BigDecimal(weight),
                Direction.HIGHER,
                new ScoringMethod.Ratio(),
                ZeroTarget.MANUAL,
                MissingPolicy.REQUIRED);
    }

    private static SchemeVersion version() {
        SchemeForScoring scoring = new SchemeForScoring(
                WeightMode.NORMALISE,
                Map.of(IndicatorClass.BASIC, new BigDecimal("80"), IndicatorClass.AUXILIARY, new BigDecimal("20")),
                new GradeScale(List.of(new GradeScale.Band("BAD", "差评", null, BigDecimal.ZERO, null, true))),
                List.of(
                        item("A", IndicatorClass.BASIC, "10"),
                        item("B", IndicatorClass.AUXILIARY, "10"),
                        item("C", IndicatorClass.MODIFIER, "100"),
                        item("V", IndicatorClass.VETO, null)));
        Map<String, Indicator> indicators = Map.of(
                "A", new Indicator("A", "甲", "A", "REV", "MONEY"),
                "B", new Indicator("B", "乙", null, "REV", null),
                "C", new Indicator("C", "丙", null, null, null),
                "V", new Indicator("V", "丁", null, null, null));
        return new SchemeVersion(
                "s",
                3,
                "a".repeat(64),
                "方案",
                null,
                "INVESTMENT",
                "c",
                "article",
                scoring,
                new Formulas(Map.of()),
                indicators);
    }

    private static Value number(String value) {
        return Value.number(new BigDecimal(value));
    }

    private static StoredCard card(List<ItemFigures> figures) {
        String document = new ScorecardJson()
                .write(KEY, "INVESTMENT", version(), Scoring.score(version().scoring(), figures));
        return new StoredCard(KEY, 2, false, document, 77, 5, "a".repeat(64), Instant.parse("2026-04-01T00:00:00Z"));
    }

    private static StoredCard complete() {
        return card(List.of(
                ItemFigures.none("A").withActual(number("3")).withBudget(number("7")),
                ItemFigures.none("B").withActual(number("1E+3")).withBudget(number("999")),
                ItemFigures.none("C").withRating(new BigDecimal("91.5")),
                ItemFigures.none("V").withEvent()));
    }

    private static StoredCard incomplete() {
        Value missing = Value.missing(new Reason(ReasonCode.NO_BALANCE, "BED", "D1", "2026-03", null));
        return card(List.of(ItemFigures.none("A").withActual(missing).withBudget(number("0"))));
    }

    @Test
    void whatIsPublishedKeepsToTheSchema() throws IOException {
        assertValid("complete", MAPPER.readTree(ScorecardJson.event(complete())));
        assertValid("incomplete", MAPPER.readTree(ScorecardJson.event(incomplete())));
        StoredCard gone =
                new StoredCard(KEY, 3, true, null, 77, 5, "a".repeat(64), Instant.parse("2026-04-01T00:00:00Z"));
        assertValid("gone", MAPPER.readTree(ScorecardJson.event(gone)));
    }

    @Test
    void figuresHaveTheDecimalsOfTheContract() throws IOException {
        String document = ScorecardJson.complete(complete(), 80, new Sight(Optional.empty()));
        assertTrue(document.contains("\"weight\":10,"), document);
        assertTrue(document.contains("\"actual\":1000.000000"), document);
        assertTrue(document.contains("\"score\":0.00"), document);
        assertTrue(document.contains("\"modifier\":0.915"), document);
        assertTrue(document.contains("\"asOf\":{\"ledgerSequence\":80,\"planVersion\":5,"), document);
    }

    @Test
    void everyExampleKeepsToTheSchema() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            List<Path> examples = files.filter(file -> file.toString().endsWith(".example.json"))
                    .toList();
            assertTrue(examples.size() >= 2);
            for (Path example : examples) {
                assertValid(example.toString(), MAPPER.readTree(Files.readString(example)));
            }
        }
    }

    @Test
    void theReadmeNamesTheType() throws IOException {
        String readme = Files.readString(CONTRACTS.resolve("README.md"));
        assertTrue(readme.contains("| `" + TYPE + "` | `evaluation.scorecard.v1` |"));
    }

    /** A further type needs a schema, examples, a line in the README and a test like these. */
    @Test
    void theFolderHoldsThePublishedTypeAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            Set<String> types = files.map(file ->
                            "heng.evaluation." + file.getFileName().toString().split("\\.")[0])
                    .collect(Collectors.toSet());
            assertEquals(Set.of(TYPE), types);
        }
    }
}
