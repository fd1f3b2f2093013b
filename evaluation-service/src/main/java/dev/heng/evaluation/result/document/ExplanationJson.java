package dev.heng.evaluation.result.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.heng.evaluation.collection.Entry;
import dev.heng.evaluation.formula.Trace;
import dev.heng.evaluation.indicators.Indicator;
import dev.heng.evaluation.result.Explanation;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.ScoredItem;
import dev.heng.evaluation.scoring.ScoringMethod;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The explanation of one item: what was entered, how points and contribution came, and the evaluated trees. */
public final class ExplanationJson {
    private final JsonGenerator json;
    private final Explanation explanation;
    private final Sight sight;

    private ExplanationJson(JsonGenerator json, Explanation explanation, Sight sight) {
        this.json = json;
        this.explanation = explanation;
        this.sight = sight;
    }

    /** The document. */
    public static String write(Explanation explanation, Sight sight) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = ScorecardJson.JSON.createGenerator(text)) {
            new ExplanationJson(json, explanation, sight).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write() throws IOException {
        Indicator indicator = explanation.version().indicator(explanation.item().indicator());
        json.writeStartObject();
        json.writeStringField("hospital", explanation.key().hospital());
        json.writeStringField("centre", explanation.key().centre());
        json.writeStringField("period", explanation.key().period());
        json.writeStringField("scheme", explanation.version().scheme());
        json.writeNumberField("version", explanation.version().version());
        json.writeStringField("indicator", indicator.code());
        json.writeStringField("name", indicator.name());
        json.writeStringField("nameEn", indicator.nameEn());
        json.writeStringField("unit", indicator.unit());
        json.writeStringField("formula", indicator.formula());
        writeItem();
        writeSteps();
        writeEntry();
        json.writeObjectFieldStart("trees");
        TraceJson nodes = new TraceJson(json, explanation, sight);
        for (Map.Entry<String, Trace> tree : explanation.trees().entrySet()) {
            json.writeFieldName(tree.getKey());
            nodes.write(tree.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeItem() throws IOException {
        ScoredItem item = explanation.scored();
        json.writeStringField("class", item.indicatorClass().name());
        json.writeStringField("direction", explanation.item().direction().name());
        json.writeStringField("zeroTarget", explanation.item().zeroTarget().name());
        json.writeStringField("missing", explanation.item().missing().name());
        json.writeStringField("status", item.status().name());
        Figure.writeAsIs(json, "weight", item.weight());
        Figure.write(json, "share", item.share());
        Figure.write(json, "actual", item.actual());
        Figure.write(json, "budget", item.budget());
        Figure.write(json, "prior", item.prior());
        Figure.write(json, "samePeriodLastYear", item.samePeriodLastYear());
        Figure.write(json, "ratio", item.ratio());
        Figure.write(json, "points", item.points());
        Figure.write(json, "contribution", item.contribution());
        ScorecardJson.writeReasons(
                json,
                item.reasons().stream()
                        .filter(reason -> reason.centre() == null || sight.sees(reason.centre()))
                        .toList());
    }

    /** How points and contribution came, as sums that a person can redo. */
    private void writeSteps() throws IOException {
        ScoredItem item = explanation.scored();
        json.writeArrayFieldStart("steps");
        if (item.points() != null && item.indicatorClass().isComposed()) {
            step("points", pointsText(item), item.points());
        }
        if (item.share() != null) {
            step("share", shareText(item), item.share());
        }
        if (item.contribution() != null) {
            String divided = item.indicatorClass() == IndicatorClass.MODIFIER ? " / 100" : "";
            step("contribution", plain(item.points()) + " x " + plain(item.share()) + divided, item.contribution());
        }
        json.writeEndArray();
    }

    private void step(String name, String text, BigDecimal result) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("text", text);
        Figure.write(json, "result", result);
        json.writeEndObject();
    }

    private String pointsText(ScoredItem item) {
        String actual = plain(item.actual());
        String budget = plain(item.budget());
        return switch (explanation.item().scoring()) {
            case ScoringMethod.Ratio() -> actual + " / " + budget + " x 100";
            case ScoringMethod.Achievement(var floor, var cap) -> {
                String deviation = "(" + actual + " - " + budget + ") / abs(" + budget + ")";
                String points =
                        switch (explanation.item().direction()) {
                            case HIGHER -> "100 x (1 + " + deviation + ")";
                            case LOWER -> "100 x (1 - " + deviation + ")";
                            case TARGET -> "100 x (1 - abs(" + deviation + "))";
                        };
                yield points + ", within " + plain(floor) + " and " + plain(cap);
            }
        };
    }

    private String shareText(ScoredItem item) {
        String weight = plain(item.weight());
        String mode = explanation.version().scoring().weightMode().name();
        if (!item.indicatorClass().isComposed()) {
            return "weight " + weight + " (" + mode + ") of the modifiers";
        }
        BigDecimal classWeight = explanation.version().scoring().classWeights().get(item.indicatorClass());
        return "weight " + weight + " (" + mode + ") of the class x class weight " + plain(classWeight) + " / 100";
    }

    private void writeEntry() throws IOException {
        if (explanation.entry().isEmpty()) {
            json.writeNullField("input");
            return;
        }
        Entry entry = explanation.entry().get();
        json.writeObjectFieldStart("input");
        Figure.writeAsIs(json, "rating", entry.rating());
        Figure.writeAsIs(json, "actual", entry.actual());
        Figure.writeAsIs(json, "target", entry.target());
        json.writeFieldName("veto");
        if (entry.veto() == null) {
            json.writeNull();
        } else {
            json.writeBoolean(entry.veto());
        }
        json.writeStringField("evidence", entry.evidence());
        json.writeEndObject();
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "none" : value.toPlainString();
    }
}
