package dev.heng.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files hold the hospital of the domain description, section 4.2, to the cent. */
class XHospitalFilesTest {

    private static final XHospital HOSPITAL = XHospital.read();
    private static final Expansion EXPANSION = new Expansion(HOSPITAL);
    private static final Map<String, BigDecimal> YEAR_2025 = bySubject(EXPANSION.flows(Scenario.ACTUAL, 2025));

    /** Subject or what its code begins with (a star), and the amount of 2025. */
    private static final String PROFILE = """
            REV_OP_REG         3933000
            REV_OP_CONSULT    32775000
            REV_OP_EXAM      121267500
            REV_OP_LAB        98325000
            REV_OP_TREAT      62272500
            REV_OP_SURG       13110000
            REV_OP_MAT        26220000
            REV_OP_DRUG      275310000
            REV_OP_OTHER      22287000
            REV_OP_*         655500000
            REV_IP_BED        34638800
            REV_IP_CONSULT    17319400
            REV_IP_EXAM      111339000
            REV_IP_LAB       154637500
            REV_IP_TREAT     148452000
            REV_IP_SURG       92782500
            REV_IP_NURSE      47009800
            REV_IP_MAT       296904000
            REV_IP_DRUG      303089500
            REV_IP_OTHER      30927500
            REV_IP_*        1237100000
            REV_FIN_B         62000000
            REV_FIN_P         78000000
            REV_SCI           16000000
            REV_OTH           44000000
            REV_*           2092600000
            EXP_MED_DRUG     560000000
            EXP_MED_MAT      405000000
            EXP_MED_RISK       3785200
            EXP_MED_*       1757785200
            EXP_ADM_*        190000000
            EXP_FINP          74000000
            EXP_SCI           15000000
            EXP_OTH           18000000
            BEDDAYS_OPEN        547500
            BEDDAYS_OCC         503700
            BEDDAYS_DISCH       500400
            BEDDAYS_NURSE_*     503700
            DISCH                69500
            VISITS_*           1900000
            VISITS_ER           152000
            SURG*                38500
            """;

    @Test
    void theMonthlyFiguresOf2025AddToTheProfileToTheCent() {
        PROFILE.lines()
                .map(line -> line.trim().split("\\s+"))
                .forEach(row -> assertAmount(row[1], sum(row[0]), row[0]));
    }

    @Test
    void theCostElementsAddOverMedicalAndManagementExpense() {
        assertAmount("735000000", sum("EXP_MED_PERS*").add(sum("EXP_ADM_PERS")), "人员经费");
        assertAmount("88000000", sum("EXP_MED_DEP").add(sum("EXP_ADM_DEP")), "固定资产折旧");
        assertAmount("6000000", sum("EXP_MED_AMO").add(sum("EXP_ADM_AMO")), "无形资产摊销");
        Predicate<String> element = subject -> subject.matches("EXP_(MED|ADM)_(PERS.*|DRUG|MAT|DEP|AMO|RISK)");
        BigDecimal other = sum("EXP_MED_*").add(sum("EXP_ADM_*")).subtract(sum(element));
        assertAmount("150000000", other, "其他费用");
        assertAmount("4600000", sum("EXP_MED_TRAIN").add(sum("EXP_ADM_TRAIN")), "培训费");
    }

    @Test
    void theBalancesAreThoseOfTheProfile() {
        assertBalance("ASSET_TOTAL", "2950000000", "3080000000");
        assertBalance("CA", "1210000000", "1290000000");
        assertBalance("FA_COST", "1900000000", "2020000000");
        assertBalance("FA_NET", "960000000", "1010000000");
        assertBalance("INV_DRUG", "45000000", "47000000");
        assertBalance("AR", "322000000", "338000000");
        assertBalance("BEDS_OPEN", "1500", "1500");
        assertBalance("STAFF", "2750", "2750");
        assertAmount("832000000", yearEnd("LIAB_TOTAL", 2025), "LIAB_TOTAL");
        assertAmount("560000000", yearEnd("CL", 2025), "CL");
        assertAmount("78000000", yearEnd("INV", 2025), "INV");
    }

    @Test
    void staffAndBedsAreTheSumOfTheDepartmentsInEveryMonthOf2025() {
        Map<String, List<Figure>> positions = EXPANSION.figures(Scenario.ACTUAL, 2025).values().stream()
                .flatMap(List::stream)
                .filter(figure -> Set.of("STAFF", "BEDS_OPEN").contains(figure.subject()))
                .collect(Collectors.groupingBy(figure -> figure.subject() + " " + figure.month()));
        assertEquals(24, positions.size());
        positions.forEach((month, figures) -> assertAmount(
                month.startsWith("STAFF") ? "2750" : "1500",
                figures.stream().map(Figure::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                month));
    }

    @Test
    void thereAre77DepartmentsOfThreeKinds() {
        Map<String, Long> kinds = HOSPITAL.centres().stream()
                .filter(centre -> centre.parent().equals(XHospital.ROOT))
                .collect(Collectors.groupingBy(
                        centre -> centre.code().substring(0, 2) + centre.type(), Collectors.counting()));
        assertEquals(Map.of("C-REVENUE", 40L, "T-REVENUE", 12L, "A-COST", 25L), kinds);
        Set<String> names = HOSPITAL.centres().stream().map(Centre::name).collect(Collectors.toSet());
        assertEquals(78, names.size());
        assertTrue(HOSPITAL.centres().stream()
                .anyMatch(centre ->
                        centre.code().equals("C-CARD") && centre.name().equals("心血管内科")));
    }

    @Test
    void theSharesOfTheDepartmentsAddToTheWholeInPlanAndExecution() {
        for (int year : XHospital.YEARS) {
            for (Scenario scenario : Scenario.values()) {
                Map<String, BigDecimal> months = bySubject(EXPANSION.flows(scenario, year));
                for (Flow flow : HOSPITAL.flows()) {
                    BigDecimal total = flow.total(scenario, year).orElse(BigDecimal.ZERO);
                    BigDecimal parts = months.getOrDefault(flow.subject(), BigDecimal.ZERO);
                    assertAmount(total.toString(), parts, scenario + " " + year + " " + flow.subject());
                }
            }
        }
    }

    @Test
    void theSeasonalityIsThatOfTheProfile() {
        Table.Row season = HOSPITAL.phasings().stream()
                .filter(row -> row.text("phasing").equals("SEASON"))
                .findFirst()
                .orElseThrow();
        List<Integer> perMille =
                season.cells().values().stream().skip(2).map(Integer::valueOf).toList();
        assertEquals(List.of(79, 66, 86, 83, 84, 83, 87, 87, 84, 81, 87, 93), perMille);
        BigDecimal march = EXPANSION.flows(Scenario.ACTUAL, 2025).stream()
                .filter(figure -> figure.month().getMonthValue() == 3)
                .filter(figure -> figure.subject().startsWith("REV_OP_")
                        || figure.subject().startsWith("REV_IP_"))
                .map(Figure::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal share = march.divide(new BigDecimal("1892600000"), 6, RoundingMode.HALF_UP);
        assertAmount("0.086000", share, "March's share of medical income");
    }

    @Test
    void personnelHasEqualMonthsAndABonusAndProjectsAreBackLoaded() {
        List<BigDecimal> variable = months("EXP_MED_PERS_VAR");
        assertTrue(variable.subList(0, 11).stream()
                .allMatch(month -> month.subtract(variable.getFirst()).abs().compareTo(BigDecimal.ONE) < 0));
        assertTrue(variable.getLast().compareTo(variable.getFirst().multiply(BigDecimal.TWO)) > 0);
        List<BigDecimal> depreciation = months("EXP_MED_DEP");
        assertTrue(depreciation.stream()
                .allMatch(month -> month.subtract(depreciation.getFirst()).abs().compareTo(BigDecimal.ONE) < 0));
        List<BigDecimal> projects = months("EXP_FINP");
        assertEquals(projects.stream().sorted().toList(), projects);
    }

    @Test
    void everyExecutionLineHasAnIdOfItsOwnAndNoAmountIsNegative() {
        Set<String> ids = new HashSet<>();
        for (int year : XHospital.YEARS) {
            EXPANSION.figures(Scenario.ACTUAL, year).values().stream()
                    .flatMap(List::stream)
                    .forEach(figure -> {
                        assertTrue(ids.add(figure.lineId()), figure.lineId());
                        assertFalse(figure.amount().signum() < 0, figure.lineId());
                    });
        }
    }

    @Test
    void nothingIsDoneOnTimeMoreOftenThanItWasDue() {
        for (int year : XHospital.YEARS) {
            Map<String, BigDecimal> amounts = EXPANSION.flows(Scenario.ACTUAL, year).stream()
                    .collect(Collectors.toMap(Figure::lineId, Figure::amount));
            amounts.forEach((id, amount) -> {
                if (id.endsWith("FEEDBACK_ONTIME")) {
                    assertTrue(amount.compareTo(amounts.get(id.replace("ONTIME", "DUE"))) <= 0, id);
                }
                if (id.endsWith("TASK_DONE_ONTIME")) {
                    assertTrue(amount.compareTo(amounts.get(id.replace("DONE_ONTIME", "DUE"))) <= 0, id);
                }
            });
        }
    }

    @Test
    void everyCentreIsRatedInEveryPeriodForTheModifiersOfItsScheme() {
        Set<String> periods = HOSPITAL.ratings().stream().map(Rating::period).collect(Collectors.toSet());
        assertEquals(10, periods.size());
        Map<String, Set<String>> modifiers = Map.of(
                "INVESTMENT",
                Set.of("C01", "L01", "P03"),
                "REVENUE",
                Set.of("C01", "L03"),
                "COST",
                Set.of("C03", "L03"));
        for (Centre centre : HOSPITAL.centres()) {
            for (String period : periods) {
                Set<String> rated = HOSPITAL.ratings().stream()
                        .filter(rating -> rating.centre().equals(centre.code())
                                && rating.period().equals(period))
                        .map(Rating::indicator)
                        .collect(Collectors.toSet());
                assertEquals(modifiers.get(centre.type()), rated, centre.code() + " " + period);
            }
        }
        assertEquals(1, HOSPITAL.vetoes().size());
    }

    private static List<BigDecimal> months(String subject) {
        return EXPANSION.flows(Scenario.ACTUAL, 2025).stream()
                .filter(figure -> figure.subject().equals(subject))
                .collect(Collectors.groupingBy(
                        Figure::month,
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, Figure::amount, BigDecimal::add)))
                .values()
                .stream()
                .toList();
    }

    private static BigDecimal sum(String subject) {
        if (!subject.endsWith("*")) {
            return YEAR_2025.get(subject);
        }
        String begin = subject.substring(0, subject.length() - 1);
        return sum((String code) -> code.startsWith(begin));
    }

    private static BigDecimal sum(Predicate<String> subject) {
        return YEAR_2025.entrySet().stream()
                .filter(entry -> subject.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, BigDecimal> bySubject(List<Figure> figures) {
        return figures.stream()
                .collect(Collectors.groupingBy(
                        Figure::subject, Collectors.reducing(BigDecimal.ZERO, Figure::amount, BigDecimal::add)));
    }

    private static BigDecimal yearEnd(String subject, int year) {
        return HOSPITAL.positions().stream()
                .filter(position -> position.subject().equals(subject))
                .map(position -> position.yearEnd(Scenario.ACTUAL, year))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertBalance(String subject, String begin, String end) {
        assertAmount(begin, yearEnd(subject, 2024), subject);
        assertAmount(end, yearEnd(subject, 2025), subject);
    }

    private static void assertAmount(String expected, BigDecimal amount, String what) {
        assertEquals(0, new BigDecimal(expected).compareTo(amount), () -> what + ": " + amount);
    }
}
