package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Hospital.assertMissing;
import static dev.heng.evaluation.formula.Hospital.assertNumber;
import static dev.heng.evaluation.formula.Hospital.at;
import static dev.heng.evaluation.formula.Hospital.value;
import static dev.heng.evaluation.formula.Trees.events;
import static dev.heng.evaluation.formula.Trees.input;
import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.op;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the leaves of a formula read: scenarios, space, flows, stocks, inputs. */
class ReadingMeasuresTest {

    @ParameterizedTest
    @CsvSource({
        "REV,    H,     2026-Q1, 201", // 63 + 3 of W1, 15 of W2, 120 of ORTHO
        "REV,    CARD,  2026-Q1, 81",
        "REV,    W1,    2026-01, 21",
        "REV_OP, H,     2026-Q1, 63",
        "REV,    W2,    2026-Q2, 6",
        "REV,    H,     2026,    429",
        "COST,   H,     2026-Q1, 105"
    })
    void aBareFlowSumsTheSubtreeAndItsChildSubjects(String measure, String centre, String period, String sum) {
        assertNumber(sum, value(m(measure), centre, period));
    }

    @Test
    void ownAndChildrenSplitTheSubtree() {
        assertNumber("9", value(op("own", m("COST")), "H", "2026-Q1"));
        assertNumber("96", value(op("children", m("COST")), "H", "2026-Q1"));
        assertNumber("36", value(op("children", m("COST")), "CARD", "2026-Q1"));
        assertMissing("NO_CHILDREN COST W1 2026-Q1 ACTUAL", value(op("children", m("COST")), "W1", "2026-Q1"));
    }

    @Test
    void theScenarioIsThatOfTheContextUnlessPinned() {
        Context plan = at("H", "2026-Q1").in(Scenario.BUDGET);
        assertNumber("183", value(m("REV"), plan));
        assertNumber("201", value(op("actual", m("REV")), plan));
        assertNumber("183", value(op("budget", m("REV")), "H", "2026-Q1"));
        assertNumber("183", value(op("actual", op("budget", m("REV"))), "H", "2026-Q1"));
    }

    @Test
    void forecastAndWhatIfAreNotAvailableYet() {
        assertMissing("NOT_AVAILABLE REV H 2026-Q1 FORECAST", value(op("forecast", m("REV")), "H", "2026-Q1"));
        assertMissing("NOT_AVAILABLE BEDS H 2026-Q1 WHAT_IF", value(op("what_if", m("BEDS")), "H", "2026-Q1"));
        assertMissing(
                "NOT_AVAILABLE SAT CARD 2026-Q1 FORECAST", value(op("forecast", input("SAT")), "CARD", "2026-Q1"));
        assertMissing("NOT_AVAILABLE FALL H 2026-Q1 WHAT_IF", value(op("what_if", events("FALL")), "H", "2026-Q1"));
        assertNumber("90", value(op("forecast", op("days")), "H", "2026-Q1"));
    }

    @Test
    void aFlowWithoutFigureIsZeroOnceTheCentreHasAnyFigureOfThatScenario() {
        assertNumber("0", value(m("VISITS"), "W1", "2026-Q1"));
        assertNumber("0", value(op("budget", m("COST")), "W1", "2026-Q1"));
        assertMissing("NO_FIGURE COST W2 2026-02 BUDGET", value(op("budget", m("COST")), "W2", "2026-02"));
        assertMissing("NO_FIGURE REV W2 2026-05 ACTUAL", value(m("REV"), "W2", "2026-05"));
        assertNumber("0", value(m("COST"), "W2", "2026-06"));
    }

    @Test
    void aFlowWithoutFigureIsZeroInAClosedPeriod() {
        assertNumber("0", value(m("REV"), "ORTHO", "2025-Q1"));
        assertNumber("0", value(op("budget", m("REV")), "ORTHO", "2025"));
        assertMissing("NO_FIGURE REV ORTHO 2024 ACTUAL", value(m("REV"), "ORTHO", "2024"));
    }

    @Test
    void anUnknownSubjectIsMissing() {
        assertMissing("NO_FIGURE NO_SUCH H 2026-Q1 ACTUAL", value(m("NO_SUCH"), "H", "2026-Q1"));
        assertMissing("NO_BALANCE NO_SUCH H 2026-Q1 ACTUAL", value(op("closing", m("NO_SUCH")), "H", "2026-Q1"));
    }

    @Test
    void aBareStockIsItsClosingBalanceOfTheLastMonth() {
        assertNumber("42", value(m("BEDS"), "H", "2026-Q1"));
        assertNumber("42", value(op("closing", m("BEDS")), "H", "2026-Q1"));
        assertNumber("32", value(m("BEDS"), "W1", "2026-Q2"));
        assertMissing("NO_BALANCE BEDS W1 2026-02 ACTUAL", value(m("BEDS"), "W1", "2026-02"));
    }

    @Test
    void aRollUpOfAStockNamesTheCentreWithoutBalance() {
        assertMissing("NO_BALANCE BEDS W2 2026-06 ACTUAL", value(m("BEDS"), "H", "2026-Q2"));
        assertMissing(
                "NO_BALANCE BEDS W1 2026-12 ACTUAL; NO_BALANCE BEDS W2 2026-12 ACTUAL", value(m("BEDS"), "H", "2026"));
        assertMissing("NO_BALANCE CASH H 2026-03 ACTUAL", value(m("CASH"), "H", "2026-Q1"));
    }

    @Test
    void theOpeningIsTheClosingOfTheMonthBefore() {
        assertNumber("30", value(op("opening", m("BEDS")), "W1", "2026-Q2"));
        assertNumber("38", value(op("opening", m("BEDS")), "H", "2026-Q1"));
        assertMissing("NO_BALANCE BEDS W1 2026-05 ACTUAL", value(op("opening", m("BEDS")), "W1", "2026-06"));
    }

    @Test
    void theOpeningOfAYearsFirstPeriodIsActualInEveryScenario() {
        assertNumber("38", value(op("budget", op("opening", m("BEDS"))), "H", "2026-Q1"));
        assertNumber("38", value(op("budget", op("opening", m("BEDS"))), "H", "2026"));
        assertNumber("43", value(op("budget", op("opening", m("BEDS"))), "H", "2026-Q2"));
        assertNumber("38", value(op("budget", op("ytd", op("opening", m("BEDS")))), "H", "2026-Q2"));
        assertNumber("198", value(op("budget", op("closing", m("BEDS"))), "H", "2025-Q4"));
    }

    @Test
    void theAverageBalanceIsTheMeanOfBothEnds() {
        assertNumber("40", value(op("avg_balance", m("BEDS")), "H", "2026-Q1"));
        assertNumber("40.5", value(op("budget", op("avg_balance", m("BEDS"))), "H", "2026-Q1"));
        assertNumber("44.5", value(op("budget", op("avg_balance", m("BEDS"))), "H", "2026-Q2"));
        assertMissing("NO_BALANCE BEDS W2 2026-06 ACTUAL", value(op("avg_balance", m("BEDS")), "H", "2026-Q2"));
    }

    @Test
    void aBalanceOfAFlowIsMissing() {
        assertMissing("NO_BALANCE REV H 2026-Q1 ACTUAL", value(op("opening", m("REV")), "H", "2026-Q1"));
    }

    @Test
    void anInputBelongsToItsCentreAndPeriodAlone() {
        assertNumber("92.5", value(input("SAT"), "CARD", "2026-Q1"));
        assertNumber("92.5", value(op("own", input("SAT")), "CARD", "2026-Q1"));
        assertMissing("NO_INPUT SAT CARD 2026-Q2 ACTUAL", value(input("SAT"), "CARD", "2026-Q2"));
        assertMissing("NO_INPUT SAT H 2026-Q1 ACTUAL", value(input("SAT"), "H", "2026-Q1"));
        assertMissing("NO_INPUT SAT CARD 2026-Q1 ACTUAL", value(op("children", input("SAT")), "CARD", "2026-Q1"));
        assertNumber("90.25", value(Trees.meanOfEachChild(input("SAT")), "H", "2026-Q1"));
    }

    @Test
    void eventsAreCountedOverCentresAndMonths() {
        assertNumber("3", value(events("FALL"), "H", "2026-Q1"));
        assertNumber("2", value(events("FALL"), "CARD", "2026-02"));
        assertNumber("0", value(events("FALL"), "H", "2026-Q2"));
        assertMissing("NO_INPUT NEAR_MISS H 2026-Q1 ACTUAL", value(events("NEAR_MISS"), "H", "2026-Q1"));
    }
}
