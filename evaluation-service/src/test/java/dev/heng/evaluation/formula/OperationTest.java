package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.number;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.prior;
import static dev.heng.evaluation.formula.Trees.rolling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the language: it knows exactly version 1 and refuses everything else. */
class OperationTest {

    private static final String VERSION_1 = """
            number measure indicator add sub mul div lt le gt ge eq ne and or neg not pow if
            actual budget forecast what_if ytd yoy own children parent share_of_parent prior rolling growth
            days periods_in_year opening closing avg_balance mean_of each_child ratio per has or_zero abs
            coalesce min max clamp round input count_events
            """;

    @Test
    void knowsTheOperationsOfVersionOneAndNoOther() {
        assertEquals(
                Arrays.stream(VERSION_1.strip().split("\\s+")).collect(Collectors.toSet()),
                Arrays.stream(Operation.values()).map(Operation::id).collect(Collectors.toSet()));
        assertThrows(FormulaRefused.class, () -> Operation.named("sum"));
        assertThrows(FormulaRefused.class, () -> Operation.named("ADD"));
        assertThrows(FormulaRefused.class, () -> Member.named("arg"));
        assertEquals(Member.EXPONENT, Member.named("exponent"));
    }

    @Test
    void refusesMembersThatAreAbsentTooMuchOrOfTheWrongKind() {
        refuses(Operation.NUMBER, Parts.none());
        refuses(Operation.NUMBER, Parts.none().text(Member.VALUE, "1").text(Member.CODE, "A"));
        refuses(Operation.NUMBER, Parts.none().integer(Member.VALUE, 1));
        refuses(Operation.MEASURE, Parts.none().text(Member.CODE, " "));
        refuses(Operation.PRIOR, Parts.of(m("A")));
        refuses(Operation.PRIOR, Parts.of(m("A")).integer(Member.N, 0));
        refuses(Operation.ROLLING, Parts.of(m("A")).integer(Member.N, -1));
        refuses(Operation.PRIOR, Parts.of(m("A")).text(Member.N, "1"));
        refuses(Operation.GROWTH, Parts.of(m("A")).text(Member.BASIS, "LAST"));
        refuses(Operation.DAYS, Parts.of(m("A")));
        refuses(Operation.YTD, Parts.none());
        assertThrows(
                FormulaRefused.class, () -> Parts.none().integer(Member.N, 1).integer(Member.N, 2));
    }

    @Test
    void refusesLiteralsThatAreNotPlainDecimals() {
        for (String text : List.of("", "1e3", "+1", ".5", "1.", "0x1", "NaN", "1,5", "１", "1".repeat(101))) {
            assertThrows(FormulaRefused.class, () -> number(text), text);
        }
    }

    @Test
    void refusesTheWrongNumberOfArguments() {
        assertThrows(FormulaRefused.class, () -> op("add", m("A")));
        assertThrows(FormulaRefused.class, () -> op("add", m("A"), m("B"), m("C")));
        assertThrows(FormulaRefused.class, () -> op("neg", m("A"), m("B")));
        assertThrows(FormulaRefused.class, () -> op("if", op("has", m("A")), m("B")));
        assertThrows(FormulaRefused.class, () -> Operation.MIN.node(Parts.none().args(List.of())));
    }

    @Test
    void refusesConditionsAndNumbersInEachOthersPlace() {
        Node condition = op("gt", m("A"), number("0"));
        assertThrows(FormulaRefused.class, () -> op("add", condition, m("A")));
        assertThrows(FormulaRefused.class, () -> op("add", m("A"), condition));
        assertThrows(FormulaRefused.class, () -> op("eq", condition, condition));
        assertThrows(FormulaRefused.class, () -> op("max", m("A"), condition));
        assertThrows(FormulaRefused.class, () -> op("coalesce", condition));
        assertThrows(FormulaRefused.class, () -> op("ytd", condition));
        assertThrows(FormulaRefused.class, () -> op("and", m("A"), condition));
        assertThrows(FormulaRefused.class, () -> op("not", m("A")));
        assertThrows(FormulaRefused.class, () -> op("if", m("A"), m("B"), m("C")));
        assertThrows(FormulaRefused.class, () -> op("if", condition, m("B"), condition));
        assertEquals(true, op("if", condition, condition, condition).isCondition());
        assertEquals(false, op("if", condition, m("A"), m("B")).isCondition());
    }

    @Test
    void refusesBalancesOfExpressionsAndStrayChildren() {
        assertThrows(FormulaRefused.class, () -> op("opening", op("add", m("A"), m("B"))));
        assertThrows(FormulaRefused.class, () -> op("closing", number("1")));
        assertThrows(FormulaRefused.class, () -> op("avg_balance", op("ytd", m("A"))));
        assertThrows(FormulaRefused.class, () -> op("mean_of", m("A")));
        assertThrows(FormulaRefused.class, () -> op("abs", op("each_child", m("A"))));
        assertThrows(FormulaRefused.class, () -> op("has", op("each_child", m("A"))));
        assertThrows(FormulaRefused.class, () -> op("mean_of", op("each_child", op("each_child", m("A")))));
    }

    @Test
    void everyNodeKnowsItsOperation() {
        Node a = m("A");
        for (String id : List.of("add", "sub", "mul", "div", "ratio", "per", "lt", "le", "gt", "ge", "eq", "ne")) {
            assertEquals(id, Operation.of(op(id, a, a)).id());
        }
        for (String id :
                List.of("actual", "budget", "forecast", "what_if", "ytd", "yoy", "own", "children", "parent")) {
            assertEquals(id, Operation.of(op(id, a)).id());
        }
        for (String id :
                List.of("share_of_parent", "opening", "closing", "avg_balance", "has", "or_zero", "abs", "neg")) {
            assertEquals(id, Operation.of(op(id, a)).id());
        }
        assertEquals(Operation.PRIOR, Operation.of(prior(a, 2)));
        assertEquals(Operation.ROLLING, Operation.of(rolling(a, 2)));
    }

    private static void refuses(Operation operation, Parts parts) {
        assertThrows(FormulaRefused.class, () -> operation.node(parts));
    }
}
