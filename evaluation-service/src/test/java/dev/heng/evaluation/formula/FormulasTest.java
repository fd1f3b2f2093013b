package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Hospital.assertMissing;
import static dev.heng.evaluation.formula.Hospital.assertNumber;
import static dev.heng.evaluation.formula.Hospital.at;
import static dev.heng.evaluation.formula.Hospital.walker;
import static dev.heng.evaluation.formula.Trees.growth;
import static dev.heng.evaluation.formula.Trees.ind;
import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.number;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.prior;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** References between indicators. */
class FormulasTest {

    @Test
    void aReferenceIsEvaluatedInTheContextWhereItStands() {
        Walker walker = walker(Map.of(
                "INCOME", m("REV"),
                "MARGIN", op("ratio", op("sub", ind("INCOME"), m("COST")), ind("INCOME")),
                "LAST", prior(ind("INCOME"), 1),
                "OF_WARDS", op("children", ind("INCOME"))));
        assertNumber("201", walker.value("INCOME", at("H", "2026-Q1")));
        assertNumber("0.5", walker.value("MARGIN", at("ORTHO", "2026-01")));
        assertNumber("0.5", walker.value("MARGIN", at("ORTHO", "2026-Q1")));
        assertNumber("0.4", walker.value("MARGIN", at("ORTHO", "2026-Q2")));
        assertNumber("120", walker.value("LAST", at("ORTHO", "2026-Q2")));
        assertNumber("81", walker.value("OF_WARDS", at("CARD", "2026-Q1")));
        assertNumber("183", walker.value("INCOME", at("H", "2026-Q1").in(Scenario.BUDGET)));
    }

    @Test
    void anIndicatorWithoutFormulaReadsItsInput() {
        Walker walker = walker(Map.of("HALF", op("div", ind("SAT"), number("2"))));
        assertNumber("92.5", walker.value("SAT", at("CARD", "2026-Q1")));
        assertNumber("46.25", walker.value("HALF", at("CARD", "2026-Q1")));
        assertMissing("NO_INPUT SAT W1 2026-Q1 ACTUAL", walker.value("HALF", at("W1", "2026-Q1")));
    }

    @Test
    void aFormulaThatLeadsBackToItselfIsRefusedWithItsPath() {
        Map<String, Node> circle = Map.of("A", ind("B"), "B", op("ytd", ind("C")), "C", op("abs", ind("A")));
        String message =
                assertThrows(FormulaRefused.class, () -> new Formulas(circle)).getMessage();
        assertEquals(true, message.matches(".*[ABC] -> [ABC] -> [ABC] -> [ABC]"), message);
        assertThrows(FormulaRefused.class, () -> new Formulas(Map.of("A", prior(ind("A"), 1))));
    }

    @Test
    void aFormulaIsANumber() {
        assertThrows(FormulaRefused.class, () -> new Formulas(Map.of("A", op("has", m("REV")))));
        assertThrows(FormulaRefused.class, () -> new Formulas(Map.of("A", op("each_child", m("REV")))));
    }

    @Test
    void depthIsLimitedWithTheReferencesFollowed() {
        assertThrows(FormulaRefused.class, () -> new Formulas(Map.of("A", nested(Formulas.DEPTH_MAX + 1))));
        assertThrows(FormulaRefused.class, () -> new Formulas(chain(20_000)));
        Map<String, Node> two = Map.of("A", nested(150), "B", op("add", ind("A"), nested(150)));
        assertNumber("402", walker(two).value("B", at("H", "2026-Q1")));
        assertNumber("201", walker(chain(140)).value("I0", at("H", "2026-Q1")));
    }

    @Test
    void threeHundredNodesMayStandOnOnePathAndNoMoreWhoeverIsLookedAtFirst() {
        new Formulas(Map.of("A", nested(Formulas.DEPTH_MAX)));
        for (String[] names : new String[][] {{"A", "B"}, {"B", "A"}}) {
            for (int inner : new int[] {1, 150, 298}) {
                int outer = Formulas.DEPTH_MAX - 1 - inner;
                new Formulas(Map.of(names[0], nested(inner), names[1], over(ind(names[0]), outer)));
                Map<String, Node> deeper = Map.of(names[0], nested(inner), names[1], over(ind(names[0]), outer + 1));
                assertThrows(FormulaRefused.class, () -> new Formulas(deeper));
            }
        }
        new Formulas(Map.of("A", over(ind("RATED"), Formulas.DEPTH_MAX - 2)));
        assertThrows(FormulaRefused.class, () -> new Formulas(Map.of("A", over(ind("RATED"), Formulas.DEPTH_MAX - 1))));
    }

    /** Every order of names: which formula is looked at first is another one in every process. */
    @Test
    void aFormulaThatIsKnownAlreadyIsAsDeepAsWhatItLeadsTo() {
        for (String names : new String[] {"ABC", "ACB", "BAC", "BCA", "CAB", "CBA"}) {
            String first = names.substring(0, 1);
            String second = names.substring(1, 2);
            String third = names.substring(2);
            for (int more : new int[] {0, 1}) {
                Map<String, Node> chained =
                        Map.of(first, nested(100), second, over(ind(first), 99), third, over(ind(second), 99 + more));
                if (more == 0) {
                    new Formulas(chained);
                } else {
                    assertThrows(FormulaRefused.class, () -> new Formulas(chained), names);
                }
            }
        }
    }

    @Test
    void theDeepestAllowedFormulaFitsAnOrdinaryStack() throws InterruptedException {
        Walker walker = walker(Map.of("A", nested(Formulas.DEPTH_MAX)));
        Value[] value = new Value[1];
        Thread thread = new Thread(
                null, () -> value[0] = walker.trace("A", at("H", "2026-Q1")).value(), "ordinary", 1024 * 1024L);
        thread.start();
        thread.join();
        assertNumber("201", value[0]);
    }

    @Test
    void workDoesNotDoubleWithEveryLevel() {
        Map<String, Node> doubling = new HashMap<>();
        doubling.put("I0", m("REV"));
        for (int i = 1; i <= 60; i++) {
            doubling.put("I" + i, op("max", ind("I" + (i - 1)), ind("I" + (i - 1))));
        }
        Node growth = m("REV_OP");
        for (int i = 0; i < 30; i++) {
            growth = growth(growth, i % 2 == 0 ? Basis.PRIOR : Basis.YOY);
        }
        doubling.put("GROWTH", growth);
        Walker walker = walker(doubling);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertNumber("201", walker.value("I60", at("H", "2026-Q1")));
            Trace trace = walker.trace("I60", at("H", "2026-Q1"));
            assertNumber("201", trace.value());
            assertEquals(true, nodes(trace) <= 2 * TraceRecorder.NODES_MAX, "nodes " + nodes(trace));
            assertEquals(false, walker.value("GROWTH", at("W1", "2026-Q2")).isKnown());
        });
    }

    private static long nodes(Trace trace) {
        return 1 + trace.children().stream().mapToLong(FormulasTest::nodes).sum();
    }

    private static Node nested(int depth) {
        return over(m("REV"), depth - 1);
    }

    private static Node over(Node node, int levels) {
        Node deep = node;
        for (int i = 0; i < levels; i++) {
            deep = op("abs", deep);
        }
        return deep;
    }

    private static Map<String, Node> chain(int length) {
        Map<String, Node> chain = new HashMap<>();
        for (int i = 0; i < length; i++) {
            chain.put("I" + i, i == length - 1 ? m("REV") : ind("I" + (i + 1)));
        }
        return chain;
    }
}
