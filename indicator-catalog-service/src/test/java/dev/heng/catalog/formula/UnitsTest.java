package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The algebra of units: what the result of a formula is measured in. */
class UnitsTest {

    private static CheckResult check(String formula, String declared) {
        return FormulaCompiler.check(
                new Definition("X", formula, declared), ProblemCodesTest.OTHERS, Charts.hospital());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "REV_MED | MONEY",
                "REV_MED - EXP_MED | MONEY",
                "-REV_MED | MONEY",
                "REV_MED * 5% | MONEY",
                "REV_MED / EXP_MED | TIMES",
                "REV_MED / STAFF | MONEY/PERSON",
                "per(REV_MED, TRAIN_HOURS) | MONEY/HOUR",
                "REV_MED / STAFF / TRAIN_HOURS | MONEY/HOUR/PERSON",
                "REV_MED * days() | DAY*MONEY",
                "REV_MED ^ 2 | MONEY^2",
                "REV_MED ^ 2 / REV_MED | MONEY",
                "REV_MED / days() ^ 2 | MONEY/DAY^2",
                "REV_MED ^ 0 | TIMES",
                "1 / days() | 1/DAY",
                "ratio(REV_MED, EXP_MED) * days() | DAY",
                "periods_in_year() | TIMES",
                "count_events(V01) | TIMES",
                "input(C01) | POINT",
                "input(C01) + REV_MED | MONEY",
                "growth(REV_MED) | TIMES",
                "share_of_parent(REV_MED) | TIMES",
                "mean_of(each_child(REV_MED)) | MONEY",
                "prior(REV_MED, 2) | MONEY",
                "avg_balance(STAFF) | PERSON",
                "coalesce(REV_MED, 0) | MONEY",
                "max(0, REV_MED) | MONEY",
                "clamp(REV_MED, 0, EXP_MED) | MONEY",
                "clamp(ratio(REV_MED, EXP_MED), 0, 1.2) | TIMES",
                "if REV_MED > 0 then REV_MED else 0 | MONEY",
                "if REV_MED > 0 then 0 else DISCH | CASE",
                "0 | TIMES",
                "100 | TIMES",
                "ind(F01) + 1 | TIMES",
                "ind(F16) / STAFF | MONEY/PERSON",
                "round(REV_MED, 2) | MONEY",
            })
    void theUnitOfAResultFollowsFromItsMeasures(String formula, String unit) {
        CheckResult result = check(formula, null);

        assertEquals(List.of(), result.problems());
        assertEquals(unit, result.unit());
    }

    @ParameterizedTest(name = "{0} declared {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "REV_MED | MONEY | true",
                "REV_MED | VISIT | false",
                "REV_MED | PERCENT | false",
                "REV_MED / EXP_MED * 100 | PERCENT | true",
                "REV_MED / EXP_MED | TIMES | true",
                "REV_MED / EXP_MED | POINT | true",
                "REV_MED / EXP_MED | MONEY/MONEY | true",
                "REV_MED / EXP_MED | MONEY | false",
                "REV_MED / STAFF | MONEY/PERSON | true",
                "REV_MED / STAFF | MONEY/HOUR | false",
                "REV_MED / STAFF | PERCENT | false",
                "REV_MED * days() | MONEY*DAY | true",
                "input(C01) | POINT | true",
                "input(C01) | MONEY | true",
                "0 | MONEY | true",
                "REV_MED | YUAN | false",
                "REV_MED | MONEY/ | false",
                "REV_MED | /MONEY | false",
                "REV_MED | money | false",
                "1 / days() | 1/DAY | true",
                "REV_MED ^ 2 | MONEY^2 | true",
            })
    void aDeclaredUnitMustFitTheDerivedOne(String formula, String declared, boolean fits) {
        CheckResult result = check(formula, declared);

        assertEquals(fits, result.valid(), () -> result.problems().toString());
        if (fits) {
            assertEquals(declared, result.unit());
        } else {
            Problem problem = result.problems().getFirst();
            assertEquals(ProblemCode.DECLARED_UNIT, problem.code());
            assertEquals(0, problem.start());
            assertEquals(formula.length(), problem.end());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REV_MED + VISITS_OP",
                "REV_MED - 1",
                "if REV_MED > 1000 then 1 else 2",
                "if REV_MED == DISCH then 1 else 2",
                "if has(REV_MED) then REV_MED else DISCH",
                "min(REV_MED, DISCH)",
                "coalesce(REV_MED, 1)",
                "clamp(REV_MED, 0, 100)",
                "REV_MED / STAFF + EXP_MED / TRAIN_HOURS",
                "BEDDAYS_OCC + days()",
            })
    void unlikeUnitsAreNeitherAddedNorComparedNorChosenBetween(String formula) {
        CheckResult result = check(formula, null);

        assertEquals(
                List.of(ProblemCode.UNIT_MISMATCH),
                result.problems().stream().map(Problem::code).toList());
        assertFalse(result.valid());
    }

    @Test
    void theMessageNamesBothUnits() {
        String message =
                check("REV_MED + VISITS_OP", null).problems().getFirst().message();

        assertTrue(message.contains("MONEY") && message.contains("VISIT"), message);
    }

    @Test
    void anUnknownDeclaredUnitIsFoundWithoutAChart() {
        CheckResult result = FormulaCompiler.check(new Definition("X", "REV_MED", "YUAN"), Definitions.none());

        assertEquals(ProblemCode.DECLARED_UNIT, result.problems().getFirst().code());
    }

    @Test
    void powersWithoutSenseDoNotOverflowIntoOnesWithSense() {
        String formula = "REV_MED";
        for (int i = 0; i < 20; i++) {
            formula = "(" + formula + " ^ 99)";
        }

        assertFalse(check(formula + " + REV_MED", null).valid());
    }
}
