package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to be wrong has its code and its place. */
class ProblemCodesTest {

    static final Definitions OTHERS = Definitions.of(List.of(
            new Definition("F01", "LIAB_TOTAL / ASSET_TOTAL * 100", "PERCENT"),
            new Definition("F16", "REV_MED - EXP_MED", "MONEY"),
            new Definition("C01", null, "POINT"),
            new Definition("BAD", "REV_MED + DISCH", null),
            new Definition("LOOP_A", "ind(LOOP_B)", null),
            new Definition("LOOP_B", "ind(LOOP_A)", null)));

    static List<Problem> problems(String text) {
        return FormulaCompiler.check(Definition.tried(text), OTHERS, Charts.hospital())
                .problems();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SYNTAX | REV_MED +«»",
                "SYNTAX | «»",
                "SYNTAX | REV_MED + «*» 2",
                "SYNTAX | «(»REV_MED + EXP_MED",
                "SYNTAX | abs«(»REV_MED",
                "SYNTAX | REV_MED «)»",
                "SYNTAX | REV_MED «EXP_MED»",
                "SYNTAX | abs(REV_MED «EXP_MED»)",
                "SYNTAX | max(REV_MED, «,» EXP_MED)",
                "SYNTAX | min(REV_MED, EXP_MED,«)»",
                "SYNTAX | if REV_MED > 0 «REV_MED» else 0",
                "SYNTAX | if REV_MED > 0 then REV_MED«»",
                "SYNTAX | if 1 < 2 «<» 3 then 1 else 2",
                "SYNTAX | 1 + «if» 1 < 2 then 1 else 2",
                "SYNTAX | -«-»REV_MED",
                "SYNTAX | 2 ^ 3 «^» 2",
                "SYNTAX | 2 «^» REV_MED",
                "SYNTAX | 2 «^» -1",
                "SYNTAX | REV_MED«%»",
                "SYNTAX | if REV_MED «=» 0 then 1 else 2",
                "SYNTAX | if REV_MED «<>» 0 then 1 else 2",
                "SYNTAX | if has(REV_MED) «&&» has(EXP_MED) then 1 else 2",
                "SYNTAX | «医疗收入» + 1",
                "SYNTAX | abs«（»REV_MED)",
                "SYNTAX | REV_MED «×» 2",
                "SYNTAX | «“REV_MED”»",
                "SYNTAX | «\"REV_MED»",
                "SYNTAX | «\"\"»",
                "SYNTAX | ind(«\"\"») * 1",
                "SYNTAX | «_REV»",
                "SYNTAX | REV_MED «$» 1",
                "SYNTAX | «'REV_MED'»",
                "SYNTAX | (REV_MED«,» EXP_MED)",
                "SYNTAX | if REV_MED > 0 then «else» 2",
                "SYNTAX | -«not» REV_MED",
                "SYNTAX | if 1 < 2 and not «not» 3 < 4 then 1 else 2",
                "SYNTAX | REV_MED«:» 2",
                "NUMBER_FORM | «1234567890123456789012345678901234%»",
                "NUMBER_FORM | REV_MED * «1e5»",
                "NUMBER_FORM | REV_MED * «.5»",
                "NUMBER_FORM | REV_MED * «5.»",
                "NUMBER_FORM | REV_MED * «1.2.3»",
                "NUMBER_FORM | REV_MED * «0x1F»",
                "NUMBER_FORM | REV_MED * «12345678901234567890123456789012345»",
                "NUMBER_FORM | REV_MED ^ «100»",
                "UNKNOWN_FUNCTION | «ration»(REV_MED, EXP_MED)",
                "UNKNOWN_MEASURE | 1 * «REV_MDE»",
                "UNKNOWN_MEASURE | «days»",
                "UNKNOWN_INDICATOR | «ind(F61)» * 1",
                "INDICATOR_WITHOUT_FORMULA | «ind(C01)» * 1",
                "BROKEN_INDICATOR | «ind(BAD)» * 1",
                "BROKEN_INDICATOR | «ind(LOOP_A)» * 1",
                "ARITY | «ratio(REV_MED)»",
                "ARITY | «days(1)»",
                "ARITY | «min(REV_MED)»",
                "ARITY | «ind()»",
                "ARITY | «ind(F01, F16)»",
                "ARGUMENT_NAME | prior(REV_MED, «m»: 2)",
                "ARGUMENT_NAME | prior(REV_MED, n: 2, «n»: 3)",
                "ARGUMENT_NAME | ratio(d: REV_MED, «EXP_MED»)",
                "ARGUMENT_VALUE | prior(REV_MED, «0»)",
                "ARGUMENT_VALUE | prior(REV_MED, «1.5»)",
                "ARGUMENT_VALUE | prior(REV_MED, «41»)",
                "ARGUMENT_VALUE | rolling(REV_MED, «REV_MED»)",
                "ARGUMENT_VALUE | round(REV_MED, «-1»)",
                "ARGUMENT_VALUE | growth(REV_MED, «YEAR»)",
                "ARGUMENT_VALUE | input(«1»)",
                "ARGUMENT_VALUE | ind(«1»)",
                "ARGUMENT_VALUE | «rolling(rolling(prior(REV_MED, 2), 10), 10)»",
                "TYPE_MISMATCH | «REV_MED > 0»",
                "TYPE_MISMATCH | «not has(REV_MED)»",
                "TYPE_MISMATCH | if «REV_MED» then 1 else 2",
                "TYPE_MISMATCH | if REV_MED > 0 then «has(REV_MED)» else 2",
                "TYPE_MISMATCH | if REV_MED > 0 then 1 else «has(REV_MED)»",
                "TYPE_MISMATCH | if not «REV_MED» then 1 else 2",
                "TYPE_MISMATCH | if has(REV_MED) and «REV_MED» then 1 else 2",
                "TYPE_MISMATCH | -«has(REV_MED)»",
                "TYPE_MISMATCH | «has(REV_MED)» ^ 2",
                "TYPE_MISMATCH | 2 + «has(REV_MED)»",
                "TYPE_MISMATCH | «has(REV_MED)» - 2",
                "TYPE_MISMATCH | «each_child(REV_MED)»",
                "TYPE_MISMATCH | abs(«each_child(REV_MED)»)",
                "TYPE_MISMATCH | mean_of(«REV_MED»)",
                "TYPE_MISMATCH | closing(«abs(CA)»)",
                "TYPE_MISMATCH | closing(«ind(F01)»)",
                "UNIT_MISMATCH | «REV_MED + VISITS_OP»",
                "UNIT_MISMATCH | «ratio(REV_MED, VISITS_OP)»",
                "NOT_STOCK | «avg_balance(REV_MED)»",
                "NOT_STOCK | «opening(REV_MED)»",
                "NOT_STOCK | «closing(REV_MED)»",
                "STOCK_OVER_TIME | ytd(«CA»)",
                "STOCK_OVER_TIME | 2 * rolling(prior(«CA»), 4)",
                "STOCK_OVER_TIME | ytd(«ind(F01)»)",
                "DIVISION_BY_ZERO | REV_MED / «0»",
                "DIVISION_BY_ZERO | ratio(REV_MED, «-0.00»)",
                "DIVISION_BY_ZERO | per(REV_MED, «0%»)",
                "DOUBLE_COUNT | 2 * («REV_TOTAL - EXP_MED + REV_OP»)",
                "DOUBLE_COUNT | EXP_MED - 2 * («REV_TOTAL - EXP_MED + REV_OP»)",
                "NOT_AVAILABLE | 1 * «forecast(REV_MED)»",
                "NOT_AVAILABLE | 1 * «what_if(REV_MED)»",
            })
    void aMistakeIsReportedOnceWithItsCodeAndItsPlace(ProblemCode code, String marked) {
        Marked formula = Marked.of(marked);

        List<Problem> problems = problems(formula.text());

        assertEquals(1, problems.size(), problems::toString);
        Problem problem = problems.getFirst();
        assertEquals(code, problem.code(), problem::message);
        assertEquals(
                formula.text().substring(formula.start(), formula.end()),
                formula.text().substring(problem.start(), problem.end()));
        assertEquals(formula.start(), problem.start());
        assertTrue(problem.message()
                .chars()
                .allMatch(c -> c < 128 || formula.text().indexOf(c) >= 0));
        assertTrue(problem.messageZh().codePoints().anyMatch(Character::isIdeographic), problem::messageZh);
    }

    @Test
    void everyCodeOfTheLanguageIsProducedBySomeTest() {
        Set<ProblemCode> elsewhere = EnumSet.of(
                ProblemCode.TOO_LONG,
                ProblemCode.TOO_DEEP,
                ProblemCode.TOO_MANY_NODES,
                ProblemCode.CYCLE,
                ProblemCode.DECLARED_UNIT);
        String table;
        try {
            CsvSource source = ProblemCodesTest.class
                    .getDeclaredMethod("aMistakeIsReportedOnceWithItsCodeAndItsPlace", ProblemCode.class, String.class)
                    .getAnnotation(CsvSource.class);
            table = String.join("\n", source.value());
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
        EnumSet.complementOf(EnumSet.copyOf(elsewhere))
                .forEach(code -> assertTrue(table.contains(code + " |"), code::toString));
    }

    @Test
    void allMistakesOfAFormulaAreReportedAtOnce() {
        List<Problem> problems =
                problems("ration(REV_MDE, 1e5) + abs(REV_MED, EXP_MED) + (REV_MED + DISCH) * ytd(CA) +");

        assertEquals(
                Set.of(
                        ProblemCode.UNKNOWN_FUNCTION,
                        ProblemCode.UNKNOWN_MEASURE,
                        ProblemCode.NUMBER_FORM,
                        ProblemCode.ARITY,
                        ProblemCode.UNIT_MISMATCH,
                        ProblemCode.STOCK_OVER_TIME,
                        ProblemCode.SYNTAX),
                problems.stream().map(Problem::code).collect(Collectors.toSet()));
        assertEquals(7, problems.size(), problems::toString);
    }

    @Test
    void problemsComeInTheOrderOfTheText() {
        List<Problem> problems = problems("FOO + BAR2 + BAZ3");

        assertEquals(List.of(0, 6, 13), problems.stream().map(Problem::start).toList());
    }

    @Test
    void aMisspeltWordIsMetWithTheOneThatWasMeant() {
        assertTrue(problems("REV_MDE").getFirst().message().contains("did you mean REV_MED?"));
        assertTrue(problems("rev_med").getFirst().message().contains("did you mean REV_MED?"));
        assertTrue(problems("REV_MDE").getFirst().messageZh().contains("是否想写 REV_MED？"));
        assertTrue(problems("RATIO(1, 2)").getFirst().message().contains("did you mean ratio?"));
        assertTrue(problems("ind(F61)").getFirst().message().contains("did you mean F01?"));
        assertFalse(problems("COMPLETELY_OTHER").getFirst().message().contains("did you mean"));
    }

    @Test
    void theHintOfAStockOverTimeNamesTheBalancesThatCanBeMeant() {
        String message = problems("ytd(CA)").getFirst().message();

        assertTrue(message.contains("closing()") && message.contains("avg_balance()"), message);
    }

    @Test
    void aWarningLeavesTheFormulaValid() {
        CheckResult result = FormulaCompiler.check(Definition.tried("forecast(REV_MED)"), OTHERS, Charts.hospital());

        assertTrue(result.valid());
        assertEquals(Severity.WARNING, result.problems().getFirst().severity());
        assertEquals("MONEY", result.unit());
    }

    @Test
    void withoutAChartMeasuresAndUnitsAreNotJudgedAndTheUnitIsNotKnown() {
        CheckResult result =
                FormulaCompiler.check(Definition.tried("ANY_THING + ytd(OTHER_THING)"), Definitions.none());

        assertTrue(result.valid());
        assertEquals(List.of(), result.problems());
        assertEquals(null, result.unit());
        assertEquals(List.of("ANY_THING", "OTHER_THING"), result.measures());
    }

    @Test
    void anIndicatorThatIsNotDefinedYetIsOnlyAWarningUntilAChartIsGiven() {
        CheckResult early = FormulaCompiler.check(Definition.tried("ind(LATER)"), OTHERS);

        assertTrue(early.valid());
        assertEquals(ProblemCode.UNKNOWN_INDICATOR, early.problems().getFirst().code());
        assertFalse(FormulaCompiler.check(Definition.tried("ind(LATER)"), OTHERS, Charts.hospital())
                .valid());
    }

    @Test
    void noFormulaAtAllIsAnEmptyOne() {
        CheckResult result = FormulaCompiler.check(new Definition("X", null, null), OTHERS);

        assertEquals(ProblemCode.SYNTAX, result.problems().getFirst().code());
    }
}
