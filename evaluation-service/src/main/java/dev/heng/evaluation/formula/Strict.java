package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Strict arithmetic: a result only of numbers; otherwise all that is missing, otherwise what is undefined first. */
final class Strict {

    private Strict() {}

    static Value one(Value value, Function<BigDecimal, Value> result) {
        return value instanceof Value.Number(BigDecimal number) ? result.apply(number) : blocked(List.of(value));
    }

    static Value two(Value left, Value right, BiFunction<BigDecimal, BigDecimal, Value> result) {
        if (left instanceof Value.Number(BigDecimal a) && right instanceof Value.Number(BigDecimal b)) {
            return result.apply(a, b);
        }
        return blocked(List.of(left, right));
    }

    static Value all(List<Value> values, Function<List<BigDecimal>, BigDecimal> result) {
        List<BigDecimal> numbers = values.stream()
                .filter(Value.Number.class::isInstance)
                .map(value -> ((Value.Number) value).value())
                .toList();
        return numbers.size() == values.size() ? Value.number(result.apply(numbers)) : blocked(values);
    }

    /**
     * What values that are not all known give together: missing beats undefined, since more figures may change it.
     *
     * @throws IllegalStateException when none is missing or undefined: a tree that was not made by {@link Operation}
     */
    static Value blocked(List<Value> values) {
        List<Reason> missing = values.stream()
                .filter(Value.Missing.class::isInstance)
                .flatMap(value -> value.reasons().stream())
                .toList();
        if (!missing.isEmpty()) {
            return new Value.Missing(missing);
        }
        return values.stream()
                .filter(Value.Undefined.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a condition is no number"));
    }
}
