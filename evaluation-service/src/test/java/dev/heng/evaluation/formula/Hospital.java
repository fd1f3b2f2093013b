package dev.heng.evaluation.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** One small hospital for the tests of the walker, and how its values are asserted. */
final class Hospital {

    /** H holds the departments CARD (with the wards W1, W2) and ORTHO; only H, W1, W2 and ORTHO carry figures. */
    static final String TABLE = """
            flow  REV     REV_OP REV_IP
            flow  REV_OP
            flow  REV_IP
            flow  COST
            flow  VISITS
            flow  MEALS
            stock BEDS
            stock CASH
            centre H
            centre CARD  under H
            centre ORTHO under H
            centre W1 under CARD
            centre W2 under CARD

            ACTUAL W1    REV_OP 2025-01  10 10 10  11 11 11  12 12 12  13 13 13
            ACTUAL W1    REV_OP 2026-01  20 21 22  23 24 25
            ACTUAL W1    REV_IP 2026-01  1  -  2
            ACTUAL W2    REV    2026-01  5  5  5   -  -  6
            ACTUAL ORTHO REV    2026-01  40 40 40  50 50 50
            ACTUAL W1    COST   2026-01  8  8  8   9  9  9
            ACTUAL W2    COST   2026-01  4  4  4
            ACTUAL ORTHO COST   2026-01  20 20 20  30 30 30
            ACTUAL H     COST   2026-01  3  3  3   3  3  3
            ACTUAL W1    MEALS  2026-01  60
            ACTUAL W2    MEALS  2026-01  40
            BUDGET W1    REV    2026-01  19 19 19  25 25 25
            BUDGET ORTHO REV    2026-01  42 42 42  44 44 44

            ACTUAL W1    BEDS   2025-12  28
            ACTUAL W1    BEDS   2026-03  30  -  -  32
            ACTUAL W2    BEDS   2025-12  10
            ACTUAL W2    BEDS   2026-03  12
            BUDGET W1    BEDS   2025-12  99
            BUDGET W1    BEDS   2026-03  31  -  -  33
            BUDGET W2    BEDS   2025-12  99
            BUDGET W2    BEDS   2026-03  12  -  -  13

            input SAT CARD  2026-Q1 92.5
            input SAT ORTHO 2026-Q1 88
            event FALL W1    2026-02 2
            event FALL ORTHO 2026-03 1
            closed 2025
            """;

    private static final Figures FIGURES = FiguresTable.of(TABLE);

    private Hospital() {}

    static Context at(String centre, String period) {
        return Context.of(centre, Window.parse(period), Scenario.ACTUAL);
    }

    static Walker walker(Map<String, Node> formulas) {
        return new Walker(new Formulas(formulas), FIGURES);
    }

    static Value value(Node node, Context at) {
        return walker(Map.of()).value(node, at);
    }

    static Value value(Node node, String centre, String period) {
        return value(node, at(centre, period));
    }

    static void assertNumber(String expected, Value value) {
        BigDecimal number = assertInstanceOf(Value.Number.class, value).value();
        assertEquals(0, new BigDecimal(expected).compareTo(number), () -> "was " + number);
    }

    /** Reasons as {@code NO_FIGURE COST ORTHO 2026-Q3 ACTUAL}, several with a semicolon. */
    static void assertMissing(String expected, Value value) {
        assertEquals(expected, told(assertInstanceOf(Value.Missing.class, value).reasons()));
    }

    static void assertUndefined(String expected, Value value) {
        assertEquals(
                expected,
                told(List.of(assertInstanceOf(Value.Undefined.class, value).reason())));
    }

    private static String told(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> "%s %s %s %s %s"
                        .formatted(
                                reason.code(), reason.measure(), reason.centre(), reason.period(), reason.scenario()))
                .reduce((all, next) -> all + "; " + next)
                .orElseThrow();
    }
}
