package dev.heng.budget.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each check passes and fails for its own reason. */
class BudgetChecksTest {
    private static final SubjectRoles ROLES = new SubjectRoles(List.of(
            subject("REV_TOTAL", null, Category.INCOME),
            subject("REV_MED", "REV_TOTAL", Category.INCOME),
            subject("REV_OTH", "REV_TOTAL", Category.INCOME),
            subject("EXP_TOTAL", null, Category.EXPENSE),
            subject("EXP_MED", "EXP_TOTAL", Category.EXPENSE),
            subject("EXP_MED_DRUG", "EXP_MED", Category.EXPENSE),
            subject("EXP_MED_RISK", "EXP_MED", Category.EXPENSE),
            subject("EXP_ALLOC_ADM", null, Category.EXPENSE),
            subject("EQUIP", null, Category.CAPITAL),
            subject("LOAN", null, Category.FINANCING)));

    private final List<VersionLine> lines = new ArrayList<>();
    private final Map<BudgetLine, BigDecimal> controls = new HashMap<>();
    private final Map<String, CheckInput.Project> projects = new HashMap<>();
    private BudgetVersion.Stated stated = new BudgetVersion.Stated(BigDecimal.ZERO, null, List.of());
    private Optional<List<VersionLine>> before = Optional.empty();

    @Test
    void aBalancedBudgetKeepsToEveryRule() {
        line("C-CARD", "REV_MED", "1000");
        line("C-CARD", "EXP_MED_DRUG", "998");
        line("C-CARD", "EXP_MED_RISK", "2");
        line("C-CARD", "EXP_ALLOC_ADM", "5000");
        assertEquals(List.of(), found());
    }

    @Test
    void balanceCountsCapitalAndWhatPaysForIt() {
        line("H", "REV_OTH", "100");
        line("H", "EXP_MED_DRUG", "100");
        line("H", "EQUIP", "P1", "50");
        projects.put("P1", new CheckInput.Project("文号1", true));
        assertEquals(List.of("BALANCE ERROR missing=50"), found("missing"));
        line("H", "LOAN", "P1", "30");
        assertEquals(List.of("BALANCE ERROR missing=20"), found("missing"));
        stated = new BudgetVersion.Stated(new BigDecimal("20"), null, List.of());
        assertEquals(List.of(), found());
        stated = new BudgetVersion.Stated(new BigDecimal("19.99"), null, List.of());
        assertEquals(List.of("BALANCE ERROR missing=0.01"), found("missing"));
    }

    @Test
    void noDeficitWhateverPaysForIt() {
        line("H", "REV_OTH", "100");
        line("H", "EXP_MED_DRUG", "100.01");
        stated = new BudgetVersion.Stated(BigDecimal.ONE, null, List.of());
        assertEquals(List.of("NO_DEFICIT ERROR surplus=-0.01"), found("surplus"));
    }

    @Test
    void centresBelowHaveNoMoreThanTheirParentUnlessThatIsAllowed() {
        line("H", "REV_OTH", "1000");
        line("C-SURG", "EXP_MED_DRUG", "100");
        line("C-CARD", "EXP_MED_DRUG", "60");
        line("C-ORTHO", "EXP_MED_DRUG", "40");
        assertEquals(List.of(), found());
        line("C-ORTHO", "EXP_MED_DRUG", "P2", "70");
        assertEquals(List.of(), found(), "a line of another project is another line");
        lines.removeLast();
        lines.removeLast();
        line("C-ORTHO", "EXP_MED_DRUG", "40.01");
        assertEquals(List.of("HOSPITAL_EQUALS_CENTRES ERROR above=0.01 C-SURG/EXP_MED_DRUG"), found("above"));
        stated = new BudgetVersion.Stated(BigDecimal.ZERO, null, List.of("C-SURG/EXP_MED_DRUG"));
        assertEquals(List.of(), found());
    }

    @Test
    void aCentreOutsideOfTheTreeIsMissingInTheHospital() {
        line("H", "REV_OTH", "10");
        line("C-GONE", "EXP_MED_DRUG", "10");
        assertEquals(List.of("HOSPITAL_EQUALS_CENTRES ERROR amount=10 C-GONE/EXP_MED_DRUG"), found("amount"));
    }

    @Test
    void theYearIsItsTwelveMonths() {
        VersionLine short11 = new VersionLine(
                new BudgetLine("H", "REV_OTH", "OWN", "-"), Collections.nCopies(11, BigDecimal.ONE), null, null, null);
        lines.add(short11);
        assertEquals(List.of("YEAR_EQUALS_MONTHS ERROR year=11 H/REV_OTH"), found("year"));
    }

    @Test
    void theRiskFundIsOneToThreePerMille() {
        line("H", "REV_MED", "10000");
        line("H", "EXP_MED_RISK", "30");
        assertEquals(List.of(), found());
        lines.removeLast();
        line("H", "EXP_MED_RISK", "30.01");
        assertEquals(List.of("RISK_FUND ERROR most=30"), found("most"));
        lines.removeLast();
        line("H", "EXP_MED_RISK", "9.99");
        assertEquals(List.of("RISK_FUND WARN least=10"), found("least"));
        lines.removeLast();
        line("H", "EXP_MED_RISK", "10");
        assertEquals(List.of(), found());
    }

    @Test
    void debtNeedsAnApprovalFromOutside() {
        line("H", "LOAN", "P1", "100");
        assertEquals(List.of("NON_CURRENT_DEBT_NEEDS_APPROVAL ERROR amount=100 H/LOAN"), found("amount"));
        stated = new BudgetVersion.Stated(BigDecimal.ZERO, "财文 7", List.of());
        assertEquals(List.of(), found());
        stated = new BudgetVersion.Stated(BigDecimal.ZERO, null, List.of());
        projects.put("P1", new CheckInput.Project("发改 3", false));
        assertEquals(List.of(), found());
    }

    @Test
    void whenIncomeMovesExpenseMovesWithIt() {
        line("H", "REV_OTH", "100");
        line("H", "EXP_MED_DRUG", "50");
        before = Optional.of(List.copyOf(lines));
        assertEquals(List.of(), found());
        lines.clear();
        line("H", "REV_OTH", "90");
        line("H", "EXP_MED_DRUG", "50");
        assertEquals(List.of("INCOME_MOVES_WITH_EXPENSE WARN incomeChange=-10"), found("incomeChange"));
        lines.removeLast();
        line("H", "EXP_MED_DRUG", "51");
        assertEquals(List.of("INCOME_MOVES_WITH_EXPENSE WARN expenseChange=1"), found("expenseChange"));
        lines.removeLast();
        line("H", "EXP_MED_DRUG", "49");
        assertEquals(List.of(), found());
        lines.clear();
        line("H", "REV_OTH", "100");
        line("H", "EXP_MED_DRUG", "10");
        assertEquals(List.of(), found(), "less expense with the same income");
    }

    @Test
    void controlFiguresAreKeptByTheBudgetAndToldOfWhatCameUp() {
        line("H", "REV_OTH", "1000");
        line("C-CARD", "EXP_MED_DRUG", "60");
        line("C-CARD", "EXP_MED_RISK", "40");
        controls.put(new BudgetLine("C-CARD", "EXP_MED", "OWN", "-"), new BigDecimal("100"));
        controls.put(new BudgetLine("C-ORTHO", "EXP_MED", "OWN", "-"), BigDecimal.ZERO);
        controls.put(new BudgetLine("H", "REV_OTH", "OWN", "-"), BigDecimal.ONE);
        assertEquals(List.of(), found());
        controls.put(new BudgetLine("C-CARD", "EXP_MED", "OWN", "-"), new BigDecimal("99.99"));
        assertEquals(List.of("CONTROL_KEPT ERROR budget=100 C-CARD/EXP_MED"), found("budget"));
        lines.removeLast();
        lines.add(new VersionLine(
                new BudgetLine("C-CARD", "EXP_MED_RISK", "OWN", "-"), months("39.99"), months("40"), "office", "按控制数"));
        assertEquals(List.of("CONTROL_KEPT INFO proposed=100 C-CARD/EXP_MED"), found("proposed"));
    }

    @Test
    void capitalBelongsToAProjectWithAStudy() {
        line("H", "REV_OTH", "100");
        line("H", "EQUIP", "P1", "50");
        projects.put("P1", new CheckInput.Project("x", false));
        assertEquals(List.of("CAPITAL_NEEDS_FEASIBILITY WARN amount=50 H/EQUIP"), found("amount"));
        projects.put("P1", new CheckInput.Project(null, true));
        assertEquals(List.of(), found());
    }

    private List<String> found() {
        return found("");
    }

    /** Check, severity, the figure, and the place of each finding. */
    private List<String> found(String figure) {
        Map<String, String> parents = new TreeMap<>();
        parents.put("H", null);
        parents.put("C-SURG", "H");
        parents.put("C-CARD", "C-SURG");
        parents.put("C-ORTHO", "C-SURG");
        return BudgetChecks.of(
                        new CheckInput(lines, stated, ROLES, new CentreTree(parents), controls, projects, before))
                .stream()
                .map(each -> each.check() + " " + each.severity() + " " + figure + "="
                        + each.figures()
                                .getOrDefault(figure, BigDecimal.ZERO)
                                .stripTrailingZeros()
                                .toPlainString()
                        + (each.where() == null
                                ? ""
                                : " " + each.where().centre() + "/"
                                        + each.where().subject()))
                .toList();
    }

    private void line(String centre, String subject, String year) {
        line(centre, subject, "-", year);
    }

    private void line(String centre, String subject, String project, String year) {
        lines.add(new VersionLine(
                new BudgetLine(centre, subject, "OWN", project), months(year), months(year), null, null));
    }

    private static List<BigDecimal> months(String year) {
        List<BigDecimal> months = new ArrayList<>(Collections.nCopies(12, BigDecimal.ZERO));
        months.set(5, new BigDecimal(year));
        return months;
    }

    private static Subject subject(String code, String parent, Category category) {
        return new Subject(code, code, null, parent, category, Nature.FLOW, Unit.MONEY, Control.NONE);
    }
}
