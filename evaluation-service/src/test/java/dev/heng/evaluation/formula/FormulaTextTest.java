package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Trees.growth;
import static dev.heng.evaluation.formula.Trees.ind;
import static dev.heng.evaluation.formula.Trees.input;
import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.meanOfEachChild;
import static dev.heng.evaluation.formula.Trees.number;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.pow;
import static dev.heng.evaluation.formula.Trees.prior;
import static dev.heng.evaluation.formula.Trees.rolling;
import static dev.heng.evaluation.formula.Trees.round;
import static dev.heng.evaluation.formula.Trees.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FormulaTextTest {

    private static final Node A = m("A");
    private static final Node B = m("B");
    private static final Node C = m("C");

    @Test
    void bracketsStandOnlyWhereTheGrammarNeedsThem() {
        assertEquals("A + B + C", sum(A, B, C).text());
        assertEquals("A + (B + C)", sum(A, sum(B, C)).text());
        assertEquals("A - (B - C)", op("sub", A, op("sub", B, C)).text());
        assertEquals("(A + B) * C", op("mul", sum(A, B), C).text());
        assertEquals("A + B * C", sum(A, op("mul", B, C)).text());
        assertEquals("A / (B / C)", op("div", A, op("div", B, C)).text());
        assertEquals("A / B / C", op("div", op("div", A, B), C).text());
        assertEquals("-A * B", op("mul", op("neg", A), B).text());
        assertEquals("-(A * B)", op("neg", op("mul", A, B)).text());
        assertEquals("-(-A)", op("neg", op("neg", A)).text());
        assertEquals("-A ^ 2", op("neg", pow(A, 2)).text());
        assertEquals("(-A) ^ 2", pow(op("neg", A), 2).text());
        assertEquals("(A ^ 2) ^ 3", pow(pow(A, 2), 3).text());
        assertEquals("(-0.5) ^ 2", pow(number("-0.5"), 2).text());
        assertEquals("0 ^ 2", pow(number("0"), 2).text());
        assertEquals("A * -0.5", op("mul", A, number("-0.5")).text());
    }

    @Test
    void conditionsReadAsWritten() {
        Node above = op("gt", A, number("0"));
        Node below = op("le", sum(A, B), C);
        assertEquals(
                "A > 0 and A + B <= C or not A > 0",
                op("or", op("and", above, below), op("not", above)).text());
        assertEquals(
                "A > 0 and (A > 0 or A > 0)",
                op("and", above, op("or", above, above)).text());
        assertEquals("not (A > 0 and A > 0)", op("not", op("and", above, above)).text());
        assertEquals("if A > 0 then A else B", op("if", above, A, B).text());
        assertEquals(
                "(if has(A) then A else B) / C",
                op("div", op("if", op("has", A), A, B), C).text());
        assertEquals("A == B", op("eq", A, B).text());
        assertEquals("A != B", op("ne", A, B).text());
    }

    @Test
    void callsAreNamedAsInTheLanguage() {
        assertEquals("ratio(A, B + C)", op("ratio", A, sum(B, C)).text());
        assertEquals("per(A, B)", op("per", A, B).text());
        assertEquals("prior(A)", prior(A, 1).text());
        assertEquals("prior(A, 2)", prior(A, 2).text());
        assertEquals("rolling(A, 4)", rolling(A, 4).text());
        assertEquals("growth(A)", growth(A, Basis.PRIOR).text());
        assertEquals("growth(A, YOY)", growth(A, Basis.YOY).text());
        assertEquals("actual(prior(A))", op("actual", prior(A, 1)).text());
        assertEquals("mean_of(each_child(A))", meanOfEachChild(A).text());
        assertEquals("round(A, 2)", round(A, 2).text());
        assertEquals("round(A)", round(A, 0).text());
        assertEquals(
                "clamp(A, 0, 1.5)", op("clamp", A, number("0"), number("1.5")).text());
        assertEquals(
                "A / days() * periods_in_year()",
                op("mul", op("div", A, op("days")), op("periods_in_year")).text());
    }

    @Test
    void codesThatAreNoNamesAreQuoted() {
        assertEquals(
                "\"4001\" + \"REV-OP\" + \"if\"",
                sum(m("4001"), m("REV-OP"), m("if")).text());
        assertEquals("ind(\"F-01\") + ind(F01)", sum(ind("F-01"), ind("F01")).text());
        assertEquals("input(SAT)", input("SAT").text());
    }
}
