package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Turns the answers of {@link Figures} into values: here is decided when no figure means zero and when it means missing. */
final class Leaves {

    private final Figures figures;

    Leaves(Figures figures) {
        this.figures = figures;
    }

    /** A bare measure: the sum of a flow, the closing balance of a stock. */
    Value measure(String subject, Context at) {
        if (!at.scenario().isRecorded()) {
            return missing(ReasonCode.NOT_AVAILABLE, subject, at);
        }
        Optional<Nature> nature = figures.nature(subject);
        if (nature.isEmpty()) {
            return missing(ReasonCode.NO_FIGURE, subject, at);
        }
        return switch (nature.get()) {
            case FLOW -> flow(subject, at);
            case STOCK -> balance(subject, at);
        };
    }

    boolean isStock(String subject) {
        return figures.nature(subject).filter(Nature.STOCK::equals).isPresent();
    }

    /** A rating or survey belongs to one centre and one period: it is neither added up nor spread. */
    Value input(String code, Context at) {
        if (!at.scenario().isRecorded()) {
            return missing(ReasonCode.NOT_AVAILABLE, code, at);
        }
        Optional<BigDecimal> input = at.space() == Space.DESCENDANTS ? Optional.empty() : figures.input(code, at);
        return input.map(Value::number).orElseGet(() -> missing(ReasonCode.NO_INPUT, code, at));
    }

    Value events(String code, Context at) {
        if (!at.scenario().isRecorded()) {
            return missing(ReasonCode.NOT_AVAILABLE, code, at);
        }
        return figures.events(code, at).map(Value::number).orElseGet(() -> missing(ReasonCode.NO_INPUT, code, at));
    }

    static Value missing(ReasonCode code, String measure, Context at) {
        return Value.missing(Reason.at(code, measure, at));
    }

    private Value flow(String subject, Context at) {
        Optional<BigDecimal> sum = figures.flow(subject, at);
        if (sum.isPresent()) {
            return Value.number(sum.get());
        }
        // whoever reports anything for the period, or let it be closed, has said that there was nothing else
        if (figures.hasAnyFigure(at) || figures.isClosed(at.window())) {
            return Value.number(BigDecimal.ZERO);
        }
        return missing(ReasonCode.NO_FIGURE, subject, at);
    }

    private Value balance(String subject, Context at) {
        return switch (figures.balance(subject, at)) {
            case Balance.Known(BigDecimal amount) -> Value.number(amount);
            case Balance.Absent(List<String> centres)
            when centres.isEmpty() -> missing(ReasonCode.NO_BALANCE, subject, lastMonth(at));
            case Balance.Absent(List<String> centres) ->
                new Value.Missing(centres.stream()
                        .map(centre -> Reason.at(
                                ReasonCode.NO_BALANCE, subject, lastMonth(at).at(centre)))
                        .toList());
        };
    }

    private static Context lastMonth(Context at) {
        return at.during(Window.month(at.window().last()));
    }
}
