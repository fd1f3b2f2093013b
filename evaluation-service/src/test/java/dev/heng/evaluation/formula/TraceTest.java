package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Hospital.at;
import static dev.heng.evaluation.formula.Hospital.walker;
import static dev.heng.evaluation.formula.Trees.growth;
import static dev.heng.evaluation.formula.Trees.ind;
import static dev.heng.evaluation.formula.Trees.input;
import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.meanOfEachChild;
import static dev.heng.evaluation.formula.Trees.number;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.prior;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final Map<String, Node> FORMULAS =
            Map.of("INCOME", m("REV"), "MARGIN", op("ratio", op("sub", ind("INCOME"), m("COST")), ind("INCOME")));

    @Test
    void everyNodeIsThereWithItsValueAndContext() {
        assertEquals("""
                ratio(ind(INCOME) - COST, ind(INCOME)) = 0.5 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                  ind(INCOME) - COST = 60 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                    ind(INCOME) = 120 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                      REV = 120 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                    COST = 60 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                  ind(INCOME) = 120 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                    REV = 120 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                """, told(walker(FORMULAS).trace("MARGIN", at("ORTHO", "2026-Q1"))));
    }

    @Test
    void movedContextsShowWhereAndWhenTheyRead() {
        assertEquals("""
                growth(COST) = 0.5 @ ORTHO SUBTREE 2026-Q2 ACTUAL
                  COST = 90 @ ORTHO SUBTREE 2026-Q2 ACTUAL
                  COST = 60 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                """, told(trace(growth(m("COST"), Basis.PRIOR), "ORTHO", "2026-Q2")));
        assertEquals("""
                budget(avg_balance(BEDS)) = 40.5 @ H SUBTREE 2026-Q1 ACTUAL
                  avg_balance(BEDS) = 40.5 @ H SUBTREE 2026-Q1 BUDGET
                    BEDS = 38 @ H SUBTREE 2025-12 ACTUAL
                    BEDS = 43 @ H SUBTREE 2026-Q1 BUDGET
                """, told(trace(op("budget", op("avg_balance", m("BEDS"))), "H", "2026-Q1")));
        assertEquals("""
                mean_of(each_child(REV)) = 100.5 @ H SUBTREE 2026-Q1 ACTUAL
                  REV = 81 @ CARD SUBTREE 2026-Q1 ACTUAL
                  REV = 120 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                """, told(trace(meanOfEachChild(m("REV")), "H", "2026-Q1")));
        assertEquals("""
                children(own(REV)) = 0 @ H SUBTREE 2026-Q1 ACTUAL
                  own(REV) = 0 @ H DESCENDANTS 2026-Q1 ACTUAL
                    REV = 0 @ H OWN 2026-Q1 ACTUAL
                """, told(trace(op("children", op("own", m("REV"))), "H", "2026-Q1")));
    }

    @Test
    void onlyWhatWasEvaluatedIsShown() {
        Node choice = op("if", op("has", m("NO_SUCH")), m("REV"), op("coalesce", m("COST"), m("REV")));
        assertEquals("""
                if has(NO_SUCH) then REV else coalesce(COST, REV) = 60 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                  has(NO_SUCH) = false @ ORTHO SUBTREE 2026-Q1 ACTUAL
                    NO_SUCH = NO_FIGURE @ ORTHO SUBTREE 2026-Q1 ACTUAL
                  coalesce(COST, REV) = 60 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                    COST = 60 @ ORTHO SUBTREE 2026-Q1 ACTUAL
                """, told(trace(choice, "ORTHO", "2026-Q1")));
    }

    @Test
    void aMeasureTellsWhichFiguresItWasReadFrom() {
        Trace flow = trace(op("own", m("COST")), "H", "2026-Q1").children().getFirst();
        assertEquals(
                Optional.of(new Reading(
                        "COST",
                        Nature.FLOW,
                        "H",
                        Space.OWN,
                        YearMonth.of(2026, 1),
                        YearMonth.of(2026, 3),
                        Scenario.ACTUAL)),
                flow.reading());
        assertEquals(Optional.of("COST"), flow.code());
        Trace stock = trace(m("BEDS"), "H", "2026-Q1");
        assertEquals(YearMonth.of(2026, 3), stock.reading().orElseThrow().first());
        assertEquals(
                Optional.empty(),
                trace(op("forecast", m("REV")), "H", "2026")
                        .children()
                        .getFirst()
                        .reading());
        assertEquals(Optional.empty(), trace(m("NO_SUCH"), "H", "2026").reading());
        assertEquals(Optional.of("SAT"), trace(input("SAT"), "H", "2026").code());
        assertEquals(Optional.empty(), trace(number("1"), "H", "2026").code());
    }

    @Test
    void theTraceHasTheValueThatTheWalkGives() {
        Walker walker = walker(FORMULAS);
        for (String centre : new String[] {"H", "CARD", "ORTHO", "W1", "W2"}) {
            for (String period : new String[] {"2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026"}) {
                Trace trace = walker.trace("MARGIN", at(centre, period));
                assertEquals(walker.value("MARGIN", at(centre, period)), trace.value());
                assertFalse(trace.isAbridged());
            }
        }
    }

    @Test
    void anAbsurdLookBackIsMissingAndNoError() {
        Trace trace = trace(prior(prior(m("REV"), Integer.MAX_VALUE), Integer.MAX_VALUE), "H", "2026");
        assertEquals(ReasonCode.NO_FIGURE, trace.value().reasons().getFirst().code());
    }

    private static Trace trace(Node node, String centre, String period) {
        return walker(Map.of()).trace(node, at(centre, period));
    }

    private static String told(Trace trace) {
        StringBuilder text = new StringBuilder();
        tell(trace, "", text);
        return text.toString();
    }

    private static void tell(Trace trace, String indent, StringBuilder text) {
        Context at = trace.context();
        String value =
                switch (trace.value()) {
                    case Value.Number(var number) -> number.toPlainString();
                    case Value.Truth(boolean holds) -> Boolean.toString(holds);
                    case Value.Missing missing ->
                        missing.reasons().getFirst().code().name();
                    case Value.Undefined(Reason reason) -> reason.code().name();
                };
        text.append("%s%s = %s @ %s %s %s %s\n"
                .formatted(
                        indent,
                        trace.text(),
                        value,
                        at.centre(),
                        at.space(),
                        at.window().label(),
                        at.scenario()));
        trace.children().forEach(child -> tell(child, indent + "  ", text));
    }

    /** {@code max(1, 1, ..., growth(COST), growth(COST), growth(COST))}; the growth has three nodes and is worked out once. */
    private static List<Boolean> abridged(int literals) {
        Node growth = growth(m("COST"), Basis.PRIOR);
        List<Node> parts = new ArrayList<>(Collections.nCopies(literals, number("1")));
        parts.addAll(List.of(growth, growth, growth));
        Trace trace = trace(op("max", parts.toArray(Node[]::new)), "ORTHO", "2026-Q2");
        List<Trace> growths = trace.children().subList(literals, parts.size());
        assertEquals(3, growths.size());
        growths.forEach(each -> {
            assertEquals(Value.number(new BigDecimal("0.5")), each.value());
            assertEquals(each.isAbridged() ? 0 : 2, each.children().size());
        });
        return growths.stream().map(Trace::isAbridged).toList();
    }

    @Test
    void whatIsRepeatedIsShownWholeUpToTenThousandNodesAndBeyondThemWithoutItsParts() {
        assertEquals(List.of(false, false, false), abridged(TraceRecorder.NODES_MAX - 1 - 3 - 3 - 3));
        assertEquals(List.of(false, false, true), abridged(TraceRecorder.NODES_MAX - 3 - 3 - 3));
        assertEquals(List.of(false, true, true), abridged(TraceRecorder.NODES_MAX - 3 - 3));
    }

    @Test
    void whatHasNoPartsIsNeverAbridged() {
        List<Node> parts = new ArrayList<>(Collections.nCopies(TraceRecorder.NODES_MAX, number("1")));
        parts.addAll(List.of(ind("INCOME"), ind("INCOME")));
        Trace last = walker(FORMULAS)
                .trace(op("max", parts.toArray(Node[]::new)), at("ORTHO", "2026-Q1"))
                .children()
                .getLast();
        assertEquals(1, last.children().size());
        assertFalse(last.children().getFirst().isAbridged());
    }
}
