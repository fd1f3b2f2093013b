package dev.heng.catalog.formula;

import static dev.heng.catalog.formula.Parameter.number;
import static dev.heng.catalog.formula.Parameter.optional;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every function of the language. A new one is a line here, a line in the unit checker and, when it looks elsewhere in time or
 * space, a line in the read set.
 */
enum Function {
    ACTUAL(ValueType.NUMBER, number("e")),
    BUDGET(ValueType.NUMBER, number("e")),
    FORECAST(ValueType.NUMBER, number("e")),
    WHAT_IF(ValueType.NUMBER, number("e")),

    PRIOR(ValueType.NUMBER, number("e"), optional("n", Parameter.Kind.PERIODS, "1")),
    YOY(ValueType.NUMBER, number("e")),
    YTD(ValueType.NUMBER, number("e")),
    ROLLING(ValueType.NUMBER, number("e"), Parameter.of("n", Parameter.Kind.PERIODS)),
    GROWTH(ValueType.NUMBER, number("e"), optional("basis", Parameter.Kind.BASIS, "PRIOR")),
    DAYS(ValueType.NUMBER),
    PERIODS_IN_YEAR(ValueType.NUMBER),

    OPENING(ValueType.NUMBER, Parameter.of("m", Parameter.Kind.MEASURE)),
    CLOSING(ValueType.NUMBER, Parameter.of("m", Parameter.Kind.MEASURE)),
    AVG_BALANCE(ValueType.NUMBER, Parameter.of("m", Parameter.Kind.MEASURE)),

    OWN(ValueType.NUMBER, number("e")),
    CHILDREN(ValueType.NUMBER, number("e")),
    PARENT(ValueType.NUMBER, number("e")),
    SHARE_OF_PARENT(ValueType.NUMBER, number("e")),
    EACH_CHILD(ValueType.SERIES, number("e")),
    MEAN_OF(ValueType.NUMBER, Parameter.of("e", Parameter.Kind.SERIES)),

    RATIO(ValueType.NUMBER, number("n"), number("d")),
    PER(ValueType.NUMBER, number("n"), number("d")),
    HAS(ValueType.CONDITION, number("e")),
    OR_ZERO(ValueType.NUMBER, number("e")),
    COALESCE(ValueType.NUMBER, number("e"), Parameter.of("others", Parameter.Kind.NUMBERS)),
    MIN(ValueType.NUMBER, number("e"), Parameter.of("others", Parameter.Kind.NUMBERS)),
    MAX(ValueType.NUMBER, number("e"), Parameter.of("others", Parameter.Kind.NUMBERS)),
    ABS(ValueType.NUMBER, number("e")),
    CLAMP(ValueType.NUMBER, number("e"), number("lo"), number("hi")),
    ROUND(ValueType.NUMBER, number("e"), optional("digits", Parameter.Kind.DIGITS, "0")),

    INPUT(ValueType.NUMBER, Parameter.of("code", Parameter.Kind.CODE)),
    COUNT_EVENTS(ValueType.NUMBER, Parameter.of("code", Parameter.Kind.CODE));

    private static final Map<String, Function> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Function::text, function -> function));

    private final ValueType result;
    private final List<Parameter> parameters;

    Function(ValueType result, Parameter... parameters) {
        this.result = result;
        this.parameters = List.of(parameters);
    }

    /** The name in the text and in the tree. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    ValueType result() {
        return result;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    boolean isVariadic() {
        return !parameters.isEmpty() && parameters.getLast().kind() == Parameter.Kind.NUMBERS;
    }

    /** How it is called, for messages. */
    String signature() {
        return text()
                + parameters.stream()
                        .map(parameter -> parameter.kind() == Parameter.Kind.NUMBERS
                                ? parameter.name() + ".."
                                : parameter.isRequired() ? parameter.name() : "[" + parameter.name() + "]")
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Null when there is no function of this name. */
    static @Nullable Function named(String text) {
        return BY_NAME.get(text);
    }

    static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }
}
