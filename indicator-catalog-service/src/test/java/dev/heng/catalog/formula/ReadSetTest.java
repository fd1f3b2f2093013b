package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What evaluating a formula can look at. */
class ReadSetTest {

    private static ReadSet readSet(String formula, Definition... others) {
        List<Definition> all = new ArrayList<>(List.of(others));
        all.add(new Definition("X", formula, null));
        Compilation compilation = FormulaCompiler.compile(List.of("X"), Definitions.of(all), Charts.hospital());
        assertTrue(compilation.isValid(), () -> compilation.problems().toString());
        return compilation.formulas().get("X").readSet();
    }

    @ParameterizedTest(name = "{0}: {1} periods, {2} months")
    @CsvSource(
            delimiter = '|',
            value = {
                "REV_MED | 0 | 0",
                "prior(REV_MED) | 1 | 0",
                "prior(REV_MED, 3) | 3 | 0",
                "prior(prior(REV_MED)) | 2 | 0",
                "prior(REV_MED) + prior(EXP_MED, 2) | 2 | 0",
                "yoy(REV_MED) | 0 | 12",
                "yoy(yoy(REV_MED)) | 0 | 24",
                "prior(yoy(REV_MED)) | 1 | 12",
                "growth(REV_MED) | 1 | 0",
                "growth(REV_MED, YOY) | 0 | 12",
                "rolling(REV_MED, 4) | 3 | 0",
                "rolling(REV_MED, 1) | 0 | 0",
                "prior(rolling(REV_MED, 4)) | 4 | 0",
                "rolling(prior(REV_MED), 4) | 7 | 0",
                "rolling(rolling(REV_MED, 2), 3) | 5 | 0",
                "ytd(REV_MED) | 0 | 0",
                "ytd(prior(REV_MED)) | 0 | 12",
                "prior(ytd(REV_MED)) | 1 | 0",
                "ytd(yoy(REV_MED)) | 0 | 12",
            })
    void offsetsAreAddedAlongThePathInWindowsOfTheirOwnLength(String formula, int periods, int months) {
        ReadSet readSet = readSet(formula);

        assertEquals(periods, readSet.periodsBack());
        assertEquals(months, readSet.monthsBack());
        assertEquals(formula.contains("ytd"), readSet.yearToDate());
    }

    @Test
    void offsetsContinueThroughIndicators() {
        ReadSet readSet = readSet(
                "prior(ind(A))",
                new Definition("A", "rolling(ind(B), 2)", null),
                new Definition("B", "prior(actual(DISCH)) * count_events(V01) * input(S1)", null));

        assertEquals(List.of("A", "B"), readSet.indicators());
        assertEquals(List.of("DISCH"), readSet.subjects());
        assertEquals(List.of("S1", "V01"), readSet.inputs());
        assertEquals(List.of("ACTUAL"), readSet.scenarios());
        assertEquals(1 + 1 + 2, readSet.periodsBack());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-REV_MED",
                "parent(REV_MED)",
                "children(REV_MED)",
                "mean_of(each_child(REV_MED))",
                "REV_MED ^ 2",
                "EXP_MED + REV_MED",
                "if has(REV_MED) then 1 else 2",
                "if not has(REV_MED) then 1 else 2",
                "if 1 > 2 then REV_MED else EXP_MED",
                "if 1 > 2 then EXP_MED else REV_MED",
                "opening(CA) * 0 + abs(REV_MED)",
            })
    void aSubjectIsReadWhereverItStands(String formula) {
        assertTrue(readSet(formula).subjects().contains("REV_MED"));
    }

    @Test
    void spaceAndBalancesAreNoted() {
        assertTrue(readSet("parent(REV_MED)").parent());
        assertTrue(readSet("share_of_parent(REV_MED)").parent());
        assertTrue(readSet("children(REV_MED)").children());
        assertTrue(readSet("mean_of(each_child(REV_MED))").children());
        assertTrue(readSet("opening(CA)").opening());
        assertTrue(readSet("avg_balance(CA)").opening());
        ReadSet plain = readSet("closing(CA) + own(CA)");
        assertEquals(
                new ReadSet(List.of("CA"), List.of(), List.of(), 0, 0, false, false, false, false, List.of()), plain);
    }

    @Test
    void everyPinnedScenarioIsNamed() {
        assertEquals(
                List.of("ACTUAL", "BUDGET", "FORECAST", "WHAT_IF"),
                readSet("actual(CA) + budget(CA) + forecast(CA) + what_if(CA)").scenarios());
    }
}
