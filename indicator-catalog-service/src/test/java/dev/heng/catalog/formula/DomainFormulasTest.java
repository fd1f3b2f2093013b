package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The indicators of the domain's catalogue, and the official ones of 2010, written in the language. */
class DomainFormulasTest {

    private static final String TABLE = """
            F01 | LIAB_TOTAL / ASSET_TOTAL * 100 | PERCENT
            F02 | REV_TOTAL | MONEY
            F03 | REV_MED | MONEY
            F04 | REV_MED + REV_OTH | MONEY
            F05 | (REV_MED - actual(prior(REV_MED))) / abs(actual(prior(REV_MED))) * 100 | PERCENT
            F06 | REV_MED / REV_TOTAL * 100 | PERCENT
            F07 | (REV_OP_DRUG + REV_IP_DRUG) / REV_MED * 100 | PERCENT
            F08 | EXP_MED + EXP_ADM | MONEY
            F09 | (REV_MED + REV_FIN_B - EXP_MED - EXP_ADM + REV_OTH - EXP_OTH) / (REV_MED + REV_FIN_B + REV_OTH) * 100 | PERCENT
            F10 | FA_NET / FA_COST * 100 | PERCENT
            F11 | (REV_MED + REV_FIN_B - EXP_MED - EXP_ADM + REV_OTH - EXP_OTH) / avg_balance(FA_NET) * 100 | PERCENT
            F12 | (FA_COST - actual(prior(FA_COST))) / abs(actual(prior(FA_COST))) * 100 | PERCENT
            F13 | (REV_MED + REV_FIN_B - EXP_MED - EXP_ADM + REV_OTH - EXP_OTH) / avg_balance(CA) * 100 | PERCENT
            F14 | (CA - INV) / CL | TIMES
            F15 | CA / CL | TIMES
            F16 | REV_MED - EXP_MED - EXP_ALLOC_ADM | MONEY
            F17 | REV_TOTAL | MONEY
            F18 | ratio(ind(F16), avg_balance(FA_EQUIP)) * 100 | PERCENT
            F19 | per(ind(F16), avg_balance(STAFF)) | MONEY/PERSON
            F20 | REV_MED / avg_balance(FA_EQUIP) * 100 | MONEY/MONEY
            F21 | (REV_OP_MAT + REV_IP_MAT) / REV_MED * 100 | PERCENT
            F22 | (REV_OP_EXAM + REV_OP_LAB + REV_IP_EXAM + REV_IP_LAB) / REV_MED * 100 | PERCENT
            F23 | (REV_TOTAL - actual(prior(REV_TOTAL))) / abs(actual(prior(REV_TOTAL))) * 100 | PERCENT
            F24 | (FA_EQUIP - actual(prior(FA_EQUIP))) / abs(actual(prior(FA_EQUIP))) * 100 | PERCENT
            F25 | EXP_MED_DRUG / (EXP_MED + EXP_ALLOC_ADM) * 100 | PERCENT
            F26 | EXP_MED_MAT / (EXP_MED + EXP_ALLOC_ADM) * 100 | PERCENT
            F27 | EXP_ALLOC_ADM / (EXP_MED + EXP_ALLOC_ADM) * 100 | PERCENT
            F28 | EXP_MED_PERS_FIXED / (EXP_MED + EXP_ALLOC_ADM) * 100 | PERCENT
            F29 | EXP_MED_DEP / (EXP_MED + EXP_ALLOC_ADM) * 100 | PERCENT
            F30 | EXP_ADM_OTHC | MONEY
            F31 | EXP_ADM_OFFICE / EXP_ADM * 100 | PERCENT
            F32 | EXP_ADM_TEL / EXP_ADM * 100 | PERCENT
            F33 | EXP_ADM_PRINT / EXP_ADM * 100 | PERCENT
            F34 | EXP_ADM_UTIL / EXP_ADM * 100 | PERCENT
            P01 | ratio(EXP_MED_DRUG, avg_balance(INV_DRUG)) * periods_in_year() | TIMES
            P02 | (EXP_MED + EXP_ADM + EXP_OTH) / (REV_MED + REV_OTH) * 100 | MONEY/MONEY
            P03 | FEEDBACK_ONTIME / FEEDBACK_DUE * 100 | POINT
            P04 | VISITS_OP + VISITS_ER | VISIT
            P05 | SURG | CASE
            P06 | BEDDAYS_OCC | BED_DAY
            P07 | BEDDAYS_NURSE | BED_DAY
            P08 | if DISCH == 0 then 0 else per(DISCH, BEDS_OPEN) | CASE/BED
            P09 | TASK_DONE_ONTIME / TASK_DUE * 100 | POINT
            P10 | per(BEDDAYS_DISCH, DISCH) | BED_DAY/CASE
            P11 | BEDDAYS_OCC / BEDDAYS_OPEN * 100 | PERCENT
            L02 | per(EXP_MED_TRAIN + EXP_ADM_TRAIN, avg_balance(STAFF)) | MONEY/PERSON
            H01 | REV_TOTAL | MONEY
            H02 | EXP_TOTAL | MONEY
            H03 | EXP_FINP / REV_FIN_P * 100 | PERCENT
            H04 | ratio(REV_MED + REV_OTH, avg_balance(ASSET_TOTAL)) * periods_in_year() | TIMES
            H05 | ratio(avg_balance(AR), REV_MED) * days() | DAY
            H06 | ratio(EXP_MED_DRUG + EXP_MED_MAT, avg_balance(INV)) * periods_in_year() | TIMES
            H07 | per(REV_OP, VISITS_OP + VISITS_ER) | MONEY/VISIT
            H08 | per(REV_IP, DISCH) | MONEY/CASE
            H09 | (EXP_MED_DRUG + EXP_MED_MAT) / (REV_MED + REV_OTH) * 100 | MONEY/MONEY
            H10 | (EXP_MED_PERS + EXP_ADM_PERS) / (EXP_MED + EXP_ADM + EXP_OTH) * 100 | PERCENT
            H11 | EXP_ADM / (EXP_MED + EXP_ADM + EXP_OTH) * 100 | PERCENT
            H12 | (EXP_MED_DRUG + EXP_MED_MAT) / (EXP_MED + EXP_ADM + EXP_OTH) * 100 | PERCENT
            H13 | (ASSET_TOTAL - actual(prior(ASSET_TOTAL))) / abs(actual(prior(ASSET_TOTAL))) * 100 | PERCENT
            H14 | (ASSET_TOTAL - LIAB_TOTAL - actual(prior(ASSET_TOTAL - LIAB_TOTAL))) / abs(actual(prior(ASSET_TOTAL - LIAB_TOTAL))) * 100 | PERCENT
            """;

    static List<Definition> definitions() {
        return TABLE.lines()
                .map(line -> line.split(" \\| "))
                .map(part -> new Definition(part[0], part[1], part[2]))
                .toList();
    }

    private static Compilation compiled() {
        List<Definition> all = definitions();
        return FormulaCompiler.compile(
                all.stream().map(Definition::code).toList(), Definitions.of(all), Charts.hospital());
    }

    @Test
    void everyIndicatorOfTheCatalogueCompilesWithItsDeclaredUnitAndWithoutAWarning() {
        Compilation compilation = compiled();

        assertEquals(Map.of(), compilation.problems());
        assertEquals(definitions().size(), compilation.formulas().size());
        definitions()
                .forEach(definition -> assertEquals(
                        definition.unit(),
                        compilation.formulas().get(definition.code()).unit()));
    }

    @Test
    void everyIndicatorOfTheCatalogueIsWrittenInCanonicalTextAlready() {
        Compilation compilation = compiled();

        Map<String, String> written =
                definitions().stream().collect(Collectors.toMap(Definition::code, Definition::formula));
        compilation.formulas().forEach((code, formula) -> assertEquals(written.get(code), formula.text()));
    }

    @Test
    void growthAgainstWhatHappenedPinsTheActualScenarioAndLooksOnePeriodBack() {
        ReadSet readSet = compiled().formulas().get("F05").readSet();

        assertEquals(List.of("ACTUAL"), readSet.scenarios());
        assertEquals(1, readSet.periodsBack());
        assertEquals(0, readSet.monthsBack());
    }

    @Test
    void surplusPerEmployeeReadsTheDepartmentSurplusThatItReaches() {
        ReadSet readSet = compiled().formulas().get("F19").readSet();

        assertEquals(List.of("F16"), readSet.indicators());
        assertEquals(List.of("EXP_ALLOC_ADM", "EXP_MED", "REV_MED", "STAFF"), readSet.subjects());
        assertTrue(readSet.opening());
    }
}
