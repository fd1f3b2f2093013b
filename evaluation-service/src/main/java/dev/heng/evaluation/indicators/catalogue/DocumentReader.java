package dev.heng.evaluation.indicators.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heng.evaluation.formula.Formulas;
import dev.heng.evaluation.formula.Node;
import dev.heng.evaluation.indicators.Indicator;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.scoring.Direction;
import dev.heng.evaluation.scoring.GradeScale;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.MissingPolicy;
import dev.heng.evaluation.scoring.SchemeForScoring;
import dev.heng.evaluation.scoring.SchemeItem;
import dev.heng.evaluation.scoring.ScoringMethod;
import dev.heng.evaluation.scoring.WeightMode;
import dev.heng.evaluation.scoring.ZeroTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the document of a published version into what is computed. */
final class DocumentReader {
    /** The version of the formula language that {@code formula} evaluates. */
    private static final int LANGUAGE_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode document;

    private DocumentReader(JsonNode document) {
        this.document = document;
    }

    /**
     * Reads and proves.
     *
     * @throws IllegalArgumentException when it is no such document, when its hash does not fit, or when this release cannot compute it;
     *     the message says why
     */
    static SchemeVersion read(String text) {
        try {
            JsonNode document = MAPPER.readTree(text);
            String hash = document.path("hash").asText();
            if (!CanonicalDocument.hash(document).equals(hash)) {
                throw new IllegalArgumentException("the hash does not fit the document");
            }
            return new DocumentReader(document).version(hash);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the document is no JSON", malformed);
        }
    }

    private SchemeVersion version(String hash) {
        if (document.path("languageVersion").asInt() != LANGUAGE_VERSION) {
            throw new IllegalArgumentException("the formulas are of another language version");
        }
        Map<String, Indicator> indicators = new HashMap<>();
        Map<String, Direction> directions = new HashMap<>();
        Map<String, Node> trees = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : document.path("indicators").properties()) {
            String code = entry.getKey();
            JsonNode indicator = entry.getValue();
            indicators.put(
                    code,
                    new Indicator(
                            code,
                            text(indicator, "name"),
                            textOrNull(indicator, "nameEn"),
                            textOrNull(indicator, "formula"),
                            textOrNull(indicator, "unit")));
            directions.put(code, Direction.valueOf(text(indicator, "direction")));
            if (indicator.hasNonNull("tree")) {
                trees.put(code, TreeReader.read(indicator.get("tree")));
            }
        }
        return new SchemeVersion(
                text(document, "scheme"),
                document.path("version").asInt(),
                hash,
                text(document, "name"),
                textOrNull(document, "nameEn"),
                text(document, "centreType"),
                text(document, "chart"),
                text(document.path("gradeScale"), "code"),
                new SchemeForScoring(
                        WeightMode.valueOf(text(document, "weightMode")), classes(), gradeScale(), items(directions)),
                new Formulas(trees),
                indicators);
    }

    private Map<IndicatorClass, BigDecimal> classes() {
        Map<IndicatorClass, BigDecimal> weights = new EnumMap<>(IndicatorClass.class);
        document.path("classes")
                .properties()
                .forEach(entry -> weights.put(
                        IndicatorClass.valueOf(entry.getKey()), entry.getValue().decimalValue()));
        return weights;
    }

    private GradeScale gradeScale() {
        List<GradeScale.Band> bands = new ArrayList<>();
        document.path("gradeScale")
                .path("bands")
                .forEach(band -> bands.add(new GradeScale.Band(
                        text(band, "grade"),
                        text(band, "name"),
                        textOrNull(band, "nameEn"),
                        decimalOrNull(band, "above"),
                        decimalOrNull(band, "upTo"),
                        band.path("includesLower").asBoolean(false))));
        return new GradeScale(bands);
    }

    private List<SchemeItem> items(Map<String, Direction> directions) {
        List<SchemeItem> items = new ArrayList<>();
        for (JsonNode item : document.path("items")) {
            String indicator = text(item, "indicator");
            Direction direction = directions.get(indicator);
            if (direction == null) {
                throw new IllegalArgumentException("the item " + indicator + " is not among the indicators");
            }
            JsonNode scoring = item.path("scoring");
            // modifiers and vetoes are rated: what they do not have is what changes nothing
            items.add(new SchemeItem(
                    indicator,
                    IndicatorClass.valueOf(text(item, "class")),
                    item.path("core").asBoolean(false),
                    decimalOrNull(item, "weight"),
                    direction,
                    scoring.isObject()
                            ? ScoringMethod.of(
                                    text(scoring, "method"),
                                    decimalOrNull(scoring, "floor"),
                                    decimalOrNull(scoring, "cap"))
                            : new ScoringMethod.Ratio(),
                    item.hasNonNull("zeroTarget") ? ZeroTarget.valueOf(text(item, "zeroTarget")) : ZeroTarget.MANUAL,
                    item.hasNonNull("missing")
                            ? MissingPolicy.valueOf(text(item, "missing"))
                            : MissingPolicy.REQUIRED));
        }
        return items;
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("the member " + member + " is no text");
        }
        return value.textValue();
    }

    private static @Nullable String textOrNull(JsonNode node, String member) {
        return node.hasNonNull(member) ? text(node, member) : null;
    }

    private static @Nullable BigDecimal decimalOrNull(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isNumber() ? value.decimalValue() : null;
    }
}
