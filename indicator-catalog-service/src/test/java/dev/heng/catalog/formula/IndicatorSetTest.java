package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Indicators that reach one another: cycles, order, units, and everything wrong at once. */
class IndicatorSetTest {

    private static Compilation compile(Definition... definitions) {
        return FormulaCompiler.compile(
                List.of(definitions[0].code()), Definitions.of(List.of(definitions)), Charts.hospital());
    }

    private static Definition formula(String code, String text) {
        return new Definition(code, text, null);
    }

    @Test
    void aCycleIsReportedAtEachOfItsIndicatorsWithThePathFromThere() {
        Compilation compilation =
                compile(formula("A", "1 + ind(B)"), formula("B", "ind(C) * 2"), formula("C", "ind(A)"));

        assertEquals("A -> B -> C -> A", pathOf(compilation, "A"));
        assertEquals("B -> C -> A -> B", pathOf(compilation, "B"));
        assertEquals("C -> A -> B -> C", pathOf(compilation, "C"));
        assertEquals(Set.of(), compilation.formulas().keySet());
        Problem problem = compilation.problems().get("A").getFirst();
        assertEquals(ProblemCode.CYCLE, problem.code());
        assertEquals(4, problem.start());
        assertEquals(10, problem.end());
    }

    private static String pathOf(Compilation compilation, String code) {
        List<Problem> problems = compilation.problems().get(code);
        assertEquals(1, problems.size(), problems::toString);
        String message = problems.getFirst().message();
        return message.substring(message.indexOf(": ") + 2);
    }

    @Test
    void anIndicatorThatNamesItselfIsACycle() {
        assertEquals("A -> A", pathOf(compile(formula("A", "ind(A) + 1")), "A"));
    }

    @Test
    void aCycleIsFoundWhileTheIndicatorThatClosesItIsWritten() {
        Definitions stored = Definitions.of(List.of(formula("B", "ind(A)"), formula("A", "REV_MED")));

        CheckResult result = FormulaCompiler.check(formula("A", "ind(B)"), stored);

        assertFalse(result.valid());
        assertEquals(ProblemCode.CYCLE, result.problems().getFirst().code());
        assertTrue(result.problems().getFirst().messageZh().contains("A -> B -> A"));
    }

    @Test
    void anIndicatorThatOnlyReachesACycleIsNotPublishedEither() {
        Compilation compilation = compile(formula("A", "ind(B)"), formula("B", "ind(B)"));

        assertFalse(compilation.isValid());
        assertEquals(Set.of("B"), compilation.problems().keySet());
        assertEquals(Set.of(), compilation.formulas().keySet());
    }

    @Test
    void indicatorsReachedAreCompiledThoughNobodyAskedForThem() {
        Compilation compilation = compile(
                formula("A", "ind(B) * 2"), formula("B", "REV_MED / STAFF"), formula("UNRELATED", "NONSENSE +"));

        assertTrue(compilation.isValid());
        assertEquals(Set.of("A", "B"), compilation.formulas().keySet());
        assertEquals("MONEY/PERSON", compilation.formulas().get("A").unit());
    }

    @Test
    void problemsOfAllIndicatorsComeAtOnce() {
        Compilation compilation =
                compile(formula("A", "ind(B) + ind(C)"), formula("B", "REV_MDE"), formula("C", "1 +"));

        assertEquals(Set.of("B", "C"), compilation.problems().keySet());
        assertEquals(Set.of(), compilation.formulas().keySet());
    }

    @Test
    void aRatedIndicatorIsPassedOverAndAnUnknownOneRefused() {
        Definitions known = Definitions.of(List.of(new Definition("C01", null, "POINT")));

        Compilation compilation = FormulaCompiler.compile(List.of("C01", "GONE"), known, Charts.hospital());

        assertEquals(Set.of("GONE"), compilation.problems().keySet());
        assertEquals(
                ProblemCode.UNKNOWN_INDICATOR,
                compilation.problems().get("GONE").getFirst().code());
    }

    @Test
    void unitsAreThoseOfTheIndicatorReached() {
        Compilation compilation = compile(formula("A", "ind(B) + DISCH"), formula("B", "REV_MED"));

        assertEquals(
                ProblemCode.UNIT_MISMATCH,
                compilation.problems().get("A").getFirst().code());
    }

    @Test
    void theUnitDeclaredForARatingHoldsWhereItIsUsed() {
        Compilation compilation = compile(formula("A", "ind(B) + DISCH"), new Definition("B", "input(X)", "MONEY"));

        assertEquals(
                ProblemCode.UNIT_MISMATCH,
                compilation.problems().get("A").getFirst().code());
    }

    @Test
    void warningsAreKeptWithTheCompiledFormulas() {
        Compilation compilation = compile(formula("A", "REV_TOTAL + REV_MED"));

        assertTrue(compilation.isValid());
        assertEquals(Set.of("A"), compilation.formulas().keySet());
        assertEquals(
                ProblemCode.DOUBLE_COUNT,
                compilation.problems().get("A").getFirst().code());
    }

    @Test
    void aChainOfIndicatorsMayNotBeLongerThanThirtyTwo() {
        assertTrue(chain(32).isValid());
        Compilation tooLong = chain(33);
        assertEquals(Set.of("I0"), tooLong.problems().keySet());
        assertEquals(
                ProblemCode.TOO_DEEP, tooLong.problems().get("I0").getFirst().code());
        assertFalse(chain(20_000).isValid());
    }

    private static Compilation chain(int length) {
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < length - 1; i++) {
            definitions.add(formula("I" + i, "ind(I" + (i + 1) + ")"));
        }
        definitions.add(formula("I" + (length - 1), "REV_MED"));
        return compile(definitions.toArray(Definition[]::new));
    }

    @Test
    void indicatorsThatMultiplyOneAnotherBeyondMeasureAreRefused() {
        List<Definition> definitions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String next = "ind(I" + (i + 1) + ")";
            definitions.add(formula("I" + i, next + " + " + next));
        }
        definitions.add(formula("I30", "REV_MED"));

        Compilation compilation = compile(definitions.toArray(Definition[]::new));

        assertEquals(
                ProblemCode.TOO_MANY_NODES,
                compilation.problems().get("I0").getFirst().code());
    }
}
