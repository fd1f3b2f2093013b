package dev.heng.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every scorecard of the demo can be completed: what divides, and what is a target of an item without an exemption, is above 0 in every quarter of
 * plan and execution.
 */
class ScorableFiguresTest {

    private static final XHospital HOSPITAL = XHospital.read();

    /** Subjects of which one must have a figure, by the type of the centre. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "REVENUE",
            List.of(
                    "REV_(OP|IP)_DRUG",
                    "REV_(OP|IP)_MAT",
                    "REV_(OP|IP)_(EXAM|LAB)",
                    "EXP_MED_DRUG",
                    "EXP_MED_MAT",
                    "EXP_MED_PERS_FIXED",
                    "EXP_MED_DEP",
                    "EXP_MED_TRAIN",
                    "EXP_ALLOC_ADM",
                    "FEEDBACK_DUE",
                    "FA_EQUIP",
                    "STAFF"),
            "COST",
            List.of(
                    "EXP_ADM_OTHC",
                    "EXP_ADM_OFFICE",
                    "EXP_ADM_TEL",
                    "EXP_ADM_PRINT",
                    "EXP_ADM_UTIL",
                    "EXP_ADM_TRAIN",
                    "TASK_DUE",
                    "TASK_DONE_ONTIME",
                    "FEEDBACK_DUE",
                    "STAFF"),
            "INVESTMENT",
            List.of("ASSET_TOTAL", "LIAB_TOTAL", "FA_NET", "INV_DRUG", "REV_FIN_B"));

    @Test
    void whatEveryScorecardNeedsIsThereInEveryQuarter() {
        eachQuarter((quarter, figures) -> HOSPITAL.centres()
                .forEach(centre -> NEEDED.get(centre.type()).forEach(subject -> {
                    BigDecimal sum = sum(figures, centre, subject);
                    assertEquals(1, sum.signum(), quarter + " " + centre.code() + " " + subject);
                })));
    }

    @Test
    void departmentsEarnMoreThanTheyCostInEveryQuarter() {
        eachQuarter((quarter, figures) -> HOSPITAL.centres().stream()
                .filter(centre -> centre.type().equals("REVENUE"))
                .forEach(centre -> {
                    BigDecimal surplus = sum(figures, centre, "REV_(OP|IP)_.*")
                            .subtract(sum(figures, centre, "EXP_(MED_.*|ALLOC_ADM)"));
                    assertEquals(1, surplus.signum(), quarter + " " + centre.code() + " " + surplus);
                }));
    }

    @Test
    void aDepartmentThatDischargesHasBedsAndOneWithoutBedsDischargesNobody() {
        eachQuarter((quarter, figures) -> HOSPITAL.centres().stream()
                .filter(centre -> centre.type().equals("REVENUE"))
                .forEach(centre -> assertEquals(
                        sum(figures, centre, "BEDS_OPEN").signum(),
                        sum(figures, centre, "DISCH").signum(),
                        quarter + " " + centre.code())));
    }

    private interface Quarter {
        void check(String name, Map<String, Map<String, BigDecimal>> bySubjectByCentre);
    }

    private static void eachQuarter(Quarter quarter) {
        Expansion expansion = new Expansion(HOSPITAL);
        for (Scenario scenario : Scenario.values()) {
            for (int year : XHospital.YEARS) {
                Map<YearMonth, List<Figure>> months = expansion.figures(scenario, year);
                for (int last = 3; last <= 12; last += 3) {
                    int end = last;
                    Map<String, Map<String, BigDecimal>> figures = months.entrySet().stream()
                            .filter(month -> month.getKey().getMonthValue() > end - 3
                                    && month.getKey().getMonthValue() <= end)
                            .flatMap(month -> month.getValue().stream())
                            .collect(Collectors.groupingBy(
                                    Figure::centre,
                                    Collectors.toMap(Figure::subject, Figure::amount, BigDecimal::add)));
                    quarter.check(scenario + " " + YearMonth.of(year, last), figures);
                }
            }
        }
    }

    private static BigDecimal sum(Map<String, Map<String, BigDecimal>> figures, Centre centre, String subject) {
        return figures.get(centre.code()).entrySet().stream()
                .filter(figure -> figure.getKey().matches(subject))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
