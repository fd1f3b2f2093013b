package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scheme that is played over the public reports of the hospitals of Washington State. */
class RealDataFormulasTest {

    private static final List<Definition> INDICATORS = List.of(
            new Definition(
                    "WA_TOTAL_EXPENSE",
                    "EXP_PAYROLL + EXP_BENEFITS + EXP_SUPPLY + EXP_DEPRECIATION + EXP_INTEREST + EXP_PROFESSIONAL"
                            + " + EXP_OTHER",
                    "MONEY"),
            new Definition(
                    "WA_TOTAL_INCOME", "REV_PATIENT - DED_CONTRACT - DED_CHARITY - DED_BAD_DEBT + REV_OTHER", "MONEY"),
            new Definition("WA_PATIENT_INCOME", "REV_PATIENT - DED_CONTRACT", "MONEY"),
            new Definition("WA_OPERATING_MARGIN", "ind(WA_TOTAL_INCOME) - ind(WA_TOTAL_EXPENSE)", "MONEY"),
            new Definition(
                    "WA_MARGIN_RATE",
                    "ratio(ind(WA_TOTAL_INCOME) - ind(WA_TOTAL_EXPENSE), ind(WA_TOTAL_INCOME)) * 100",
                    null),
            new Definition("WA_OUTPATIENT", "VOL_OUTPATIENT", "VISIT"),
            new Definition("WA_COST_PER_100", "ratio(ind(WA_TOTAL_EXPENSE), ind(WA_TOTAL_INCOME)) * 100", null),
            new Definition("WA_AR_DAYS", "ratio(AR, REV_PATIENT) * days()", "DAY"),
            new Definition("WA_PAY_PER_HOUR", "per(EXP_PAYROLL, PAID_HOURS)", null));

    @Test
    void everyFormulaOfTheRealSchemeCompiles() {
        Compilation compilation = FormulaCompiler.compile(
                List.of(
                        "WA_TOTAL_INCOME",
                        "WA_PATIENT_INCOME",
                        "WA_OPERATING_MARGIN",
                        "WA_MARGIN_RATE",
                        "WA_OUTPATIENT",
                        "WA_COST_PER_100",
                        "WA_AR_DAYS",
                        "WA_PAY_PER_HOUR"),
                Definitions.of(INDICATORS),
                Charts.washington());

        assertEquals(Map.of(), compilation.problems());
        assertEquals(9, compilation.formulas().size());
        assertEquals("MONEY/HOUR", compilation.formulas().get("WA_PAY_PER_HOUR").unit());
        assertEquals("TIMES", compilation.formulas().get("WA_MARGIN_RATE").unit());
        assertEquals("DAY", compilation.formulas().get("WA_AR_DAYS").unit());
    }

    @Test
    void everyFormulaPassesTheCheckThatIsMadeWhenItIsStored() {
        for (Definition indicator : INDICATORS) {
            assertEquals(
                    List.of(),
                    FormulaCompiler.check(indicator, Definitions.of(INDICATORS)).problems());
        }
    }
}
