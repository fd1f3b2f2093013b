package dev.heng.evaluation.result.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.heng.evaluation.budgetfacts.Chart;
import dev.heng.evaluation.formula.Context;
import dev.heng.evaluation.formula.Operation;
import dev.heng.evaluation.formula.Reading;
import dev.heng.evaluation.formula.Reason;
import dev.heng.evaluation.formula.Scenario;
import dev.heng.evaluation.formula.Trace;
import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.indicators.Indicator;
import dev.heng.evaluation.result.Explanation;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an evaluated tree. A node at a centre that the reader does not see shows its value and nothing else. */
final class TraceJson {
    private final JsonGenerator json;
    private final Explanation explanation;
    private final Sight sight;

    TraceJson(JsonGenerator json, Explanation explanation, Sight sight) {
        this.json = json;
        this.explanation = explanation;
        this.sight = sight;
    }

    void write(Trace trace) throws IOException {
        json.writeStartObject();
        writeValue(trace.value());
        if (sight.sees(trace.context().centre())) {
            json.writeStringField("operation", trace.operation().id());
            json.writeStringField("text", trace.text());
            writeSubstituted(trace);
            writeCode(trace);
            writeContext(trace.context());
            ScorecardJson.writeReasons(json, visible(trace.value().reasons()));
            if (trace.reading().isPresent()) {
                writeReading(trace.reading().get());
            }
            if (trace.isAbridged()) {
                json.writeBooleanField("abridged", true);
            }
            json.writeArrayFieldStart("children");
            for (Trace child : trace.children()) {
                write(child);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeValue(Value value) throws IOException {
        switch (value) {
            case Value.Number(var number) -> {
                json.writeStringField("state", "NUMBER");
                Figure.write(json, "value", number);
            }
            case Value.Truth(boolean holds) -> {
                json.writeStringField("state", "TRUTH");
                json.writeBooleanField("value", holds);
            }
            case Value.Missing _ -> {
                json.writeStringField("state", "MISSING");
                json.writeNullField("value");
            }
            case Value.Undefined _ -> {
                json.writeStringField("state", "UNDEFINED");
                json.writeNullField("value");
            }
        }
    }

    /** The operation with the values of its parts in place of the parts. */
    private void writeSubstituted(Trace trace) throws IOException {
        if (trace.children().isEmpty()) {
            return;
        }
        List<String> values =
                trace.children().stream().map(child -> shown(child.value())).toList();
        String sign = sign(trace.operation());
        boolean isInfix = sign != null && values.size() == 2;
        json.writeStringField(
                "substituted",
                isInfix
                        ? String.join(" " + sign + " ", values)
                        : trace.operation().id() + "(" + String.join(", ", values) + ")");
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Number(var number) -> number.toPlainString();
            case Value.Truth(boolean holds) -> Boolean.toString(holds);
            case Value.Missing _ -> "missing";
            case Value.Undefined _ -> "undefined";
        };
    }

    private static @Nullable String sign(Operation operation) {
        return switch (operation) {
            case ADD -> "+";
            case SUB -> "-";
            case MUL -> "*";
            case DIV, RATIO, PER -> "/";
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
            case EQ -> "==";
            case NE -> "!=";
            case AND -> "and";
            case OR -> "or";
            case NUMBER, MEASURE, INDICATOR, INPUT, COUNT_EVENTS, DAYS, PERIODS_IN_YEAR, NEG, ABS, POW, ROUND -> null;
            case CLAMP, MIN, MAX, NOT, IF, HAS, OR_ZERO, COALESCE, ACTUAL, BUDGET, FORECAST, WHAT_IF, YTD, YOY -> null;
            case PRIOR, ROLLING, OWN, GROWTH, CHILDREN, PARENT, SHARE_OF_PARENT, OPENING, CLOSING, AVG_BALANCE -> null;
            case EACH_CHILD, MEAN_OF -> null;
        };
    }

    private void writeCode(Trace trace) throws IOException {
        if (trace.code().isEmpty()) {
            return;
        }
        String code = trace.code().get();
        json.writeStringField("code", code);
        if (trace.operation() == Operation.MEASURE) {
            Chart.Subject subject = explanation.chart().subject(code).orElse(null);
            if (subject != null) {
                writeNames(subject.name(), subject.nameEn());
                json.writeStringField("unit", subject.unit());
            }
            return;
        }
        Indicator indicator = explanation.version().indicators().get(code);
        if (indicator != null) {
            writeNames(indicator.name(), indicator.nameEn());
            json.writeStringField("unit", indicator.unit());
        }
    }

    private void writeNames(String name, @Nullable String nameEn) throws IOException {
        json.writeStringField("name", name);
        json.writeStringField("nameEn", nameEn);
    }

    private void writeContext(Context at) throws IOException {
        json.writeObjectFieldStart("context");
        json.writeStringField("centre", at.centre());
        json.writeStringField(
                "centreName",
                explanation
                        .tree()
                        .centre(at.centre(), at.window().lastDay())
                        .map(interval -> interval.name())
                        .orElse(null));
        json.writeStringField("space", at.space().name());
        json.writeStringField("period", at.window().label());
        json.writeStringField("scenario", at.scenario().name());
        json.writeEndObject();
    }

    private void writeReading(Reading reading) throws IOException {
        json.writeArrayFieldStart("figures");
        for (Explanation.MonthFigure figure : explanation.figures().of(reading)) {
            json.writeStartObject();
            json.writeStringField("month", figure.month().toString());
            Figure.writeAsIs(json, "amount", figure.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField(
                "entries",
                "/api/budget/v1/hospitals/" + explanation.key().hospital() + "/entries?centre=" + reading.centre()
                        + "&subject=" + reading.subject() + "&from=" + reading.first() + "&to=" + reading.last()
                        + "&rollup=true&space=" + reading.space()
                        + "&figure=" + (reading.scenario() == Scenario.ACTUAL ? "EXECUTED" : "BUDGET"));
    }

    private List<Reason> visible(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> reason.centre() == null || sight.sees(reason.centre()))
                .collect(Collectors.toList());
    }
}
