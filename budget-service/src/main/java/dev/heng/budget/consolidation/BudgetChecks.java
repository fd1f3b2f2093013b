package dev.heng.budget.consolidation;

import dev.heng.budget.consolidation.Finding.Severity;
import dev.heng.budget.consolidation.Finding.Where;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds a budget against the rules; the same input has the same findings. */
final class BudgetChecks {
    private static final int MONTHS = 12;
    private static final int SCALE_MAX = 4;
    private static final BigDecimal PER_MILLE = new BigDecimal("0.001");
    private static final BigDecimal RISK_FUND_MOST = new BigDecimal("3");

    private final CheckInput input;
    private final List<Finding> findings = new ArrayList<>();
    private final Totals totals;

    private BudgetChecks(CheckInput input) {
        this.input = input;
        this.totals = new Totals(input.lines(), input.roles());
    }

    /** The findings, in the order of the checks, then of the lines. */
    static List<Finding> of(CheckInput input) {
        BudgetChecks checks = new BudgetChecks(input);
        checks.balance();
        checks.deficit();
        checks.centres();
        checks.parents();
        checks.months();
        checks.riskFund();
        checks.debt();
        checks.coupling();
        checks.control();
        checks.capital();
        return List.copyOf(checks.findings);
    }

    private void add(
            BudgetCheck check,
            Severity severity,
            String detail,
            Map<String, BigDecimal> figures,
            @Nullable Where where) {
        findings.add(new Finding(check, severity, detail, new TreeMap<>(figures), where));
    }

    private void balance() {
        BigDecimal needed = totals.of(Role.EXPENSE).add(totals.of(Role.CAPITAL));
        BigDecimal balances = input.stated().useOfBalances();
        BigDecimal there = totals.of(Role.INCOME).add(totals.of(Role.FINANCING)).add(balances);
        if (needed.compareTo(there) > 0) {
            add(
                    BudgetCheck.BALANCE,
                    Severity.ERROR,
                    "Expense and capital are more than income, financing and the use of balances.",
                    Map.of(
                            "expense", totals.of(Role.EXPENSE),
                            "capital", totals.of(Role.CAPITAL),
                            "income", totals.of(Role.INCOME),
                            "financing", totals.of(Role.FINANCING),
                            "useOfBalances", balances,
                            "missing", needed.subtract(there)),
                    null);
        }
    }

    private void deficit() {
        BigDecimal surplus = totals.of(Role.INCOME).subtract(totals.of(Role.EXPENSE));
        if (surplus.signum() < 0) {
            add(
                    BudgetCheck.NO_DEFICIT,
                    Severity.ERROR,
                    "Expense is more than income.",
                    Map.of(
                            "income", totals.of(Role.INCOME),
                            "expense", totals.of(Role.EXPENSE),
                            "surplus", surplus),
                    null);
        }
    }

    /** A centre that the tree does not reach would be missing in every sum of the hospital. */
    private void centres() {
        Set<String> reached = input.tree().subtrees(roots(input.tree()));
        input.lines().stream()
                .filter(line -> !reached.contains(line.key().centre()))
                .forEach(line -> add(
                        BudgetCheck.HOSPITAL_EQUALS_CENTRES,
                        Severity.ERROR,
                        "The centre is not in the hospital's tree on the last day of the year.",
                        Map.of("amount", year(line)),
                        Where.of(line.key())));
    }

    private static List<String> roots(CentreTree tree) {
        List<String> roots = new ArrayList<>();
        tree.parents().forEach((centre, parent) -> {
            if (parent == null) {
                roots.add(centre);
            }
        });
        return roots;
    }

    /** A centre with a line of its own beside lines of centres below it: they have no more than it has, unless that is allowed. */
    private void parents() {
        Map<BudgetLine, BigDecimal> below = new TreeMap<>();
        for (VersionLine line : input.lines()) {
            BudgetLine key = line.key();
            for (String above : input.tree().upwards(key.centre())) {
                if (!above.equals(key.centre())) {
                    below.merge(
                            new BudgetLine(above, key.subject(), key.fund(), key.project()),
                            year(line),
                            BigDecimal::add);
                }
            }
        }
        for (VersionLine line : input.lines()) {
            BigDecimal sum = below.get(line.key());
            String place = line.key().centre() + "/" + line.key().subject();
            if (sum != null
                    && sum.compareTo(year(line)) > 0
                    && !input.stated().aboveParent().contains(place)) {
                add(
                        BudgetCheck.HOSPITAL_EQUALS_CENTRES,
                        Severity.ERROR,
                        "The centres below have more than the centre itself.",
                        Map.of("centre", year(line), "below", sum, "above", sum.subtract(year(line))),
                        Where.of(line.key()));
            }
        }
    }

    private void months() {
        for (VersionLine line : input.lines()) {
            boolean isFiner = line.amounts().stream()
                    .anyMatch(amount -> amount.stripTrailingZeros().scale() > SCALE_MAX);
            if (line.amounts().size() != MONTHS || isFiner) {
                add(
                        BudgetCheck.YEAR_EQUALS_MONTHS,
                        Severity.ERROR,
                        "A line has twelve months with at most four decimals.",
                        Map.of("year", line.sum()),
                        Where.of(line.key()));
            }
        }
    }

    private void riskFund() {
        BigDecimal income = totals.of(Role.MEDICAL_INCOME);
        BigDecimal fund = totals.of(Role.RISK_FUND);
        if (income.signum() <= 0) {
            return;
        }
        BigDecimal least = income.multiply(PER_MILLE);
        BigDecimal most = least.multiply(RISK_FUND_MOST);
        Map<String, BigDecimal> figures =
                Map.of("riskFund", fund, "medicalIncome", income, "least", least, "most", most);
        if (fund.compareTo(most) > 0) {
            add(
                    BudgetCheck.RISK_FUND,
                    Severity.ERROR,
                    "The risk fund is more than 3 per mille of medical income.",
                    figures,
                    null);
        } else if (fund.compareTo(least) < 0) {
            add(
                    BudgetCheck.RISK_FUND,
                    Severity.WARN,
                    "The risk fund is less than 1 per mille of medical income.",
                    figures,
                    null);
        }
    }

    private void debt() {
        for (VersionLine line : input.lines()) {
            boolean isApproved =
                    input.stated().debtApproval() != null || project(line).approval() != null;
            if (plays(Role.FINANCING, line) && line.sum().signum() > 0 && !isApproved) {
                add(
                        BudgetCheck.NON_CURRENT_DEBT_NEEDS_APPROVAL,
                        Severity.ERROR,
                        "Neither the project nor the version names an approval from outside.",
                        Map.of("amount", line.sum()),
                        Where.of(line.key()));
            }
        }
    }

    private void coupling() {
        Optional<List<VersionLine>> before = input.before();
        if (before.isEmpty()) {
            return;
        }
        Totals former = new Totals(before.get(), input.roles());
        BigDecimal income = totals.of(Role.INCOME).subtract(former.of(Role.INCOME));
        BigDecimal expense = totals.of(Role.EXPENSE).subtract(former.of(Role.EXPENSE));
        if (income.signum() != 0 && income.signum() != expense.signum()) {
            add(
                    BudgetCheck.INCOME_MOVES_WITH_EXPENSE,
                    Severity.WARN,
                    "Income moved against the version before, and expense did not move with it.",
                    Map.of("incomeChange", income, "expenseChange", expense),
                    null);
        }
    }

    /** Control figures hold the spending down; where one stands for a subject above, it is for everything below that. */
    private void control() {
        Map<BudgetLine, BigDecimal> planned = new HashMap<>();
        Map<BudgetLine, BigDecimal> proposed = new HashMap<>();
        for (VersionLine line : input.lines()) {
            BudgetLine key = line.key();
            List<BigDecimal> up = line.proposed();
            BigDecimal cameUp = up == null ? BigDecimal.ZERO : VersionLine.sum(up);
            for (String subject : input.roles().upwards(key.subject())) {
                BudgetLine above = new BudgetLine(key.centre(), subject, key.fund(), key.project());
                planned.merge(above, line.sum(), BigDecimal::add);
                proposed.merge(above, cameUp, BigDecimal::add);
            }
        }
        input.controls().forEach((figure, amount) -> {
            Subject subject = input.roles().subject(figure.subject());
            if (subject != null && subject.category() != Category.INCOME && subject.nature() == Nature.FLOW) {
                control(
                        figure,
                        amount,
                        planned.getOrDefault(figure, BigDecimal.ZERO),
                        proposed.getOrDefault(figure, BigDecimal.ZERO));
            }
        });
    }

    private void control(BudgetLine figure, BigDecimal amount, BigDecimal planned, BigDecimal proposed) {
        Map<String, BigDecimal> figures = Map.of("control", amount, "budget", planned, "proposed", proposed);
        if (planned.compareTo(amount) > 0) {
            add(
                    BudgetCheck.CONTROL_KEPT,
                    Severity.ERROR,
                    "The budget is above the control figure.",
                    figures,
                    Where.of(figure));
        } else if (proposed.compareTo(amount) > 0) {
            add(
                    BudgetCheck.CONTROL_KEPT,
                    Severity.INFO,
                    "The centre proposed more than its control figure; the office took it back.",
                    figures,
                    Where.of(figure));
        }
    }

    private void capital() {
        for (VersionLine line : input.lines()) {
            if (plays(Role.CAPITAL, line)
                    && line.sum().signum() > 0
                    && !project(line).isFeasible()) {
                add(
                        BudgetCheck.CAPITAL_NEEDS_FEASIBILITY,
                        Severity.WARN,
                        "The line belongs to no project with a feasibility study.",
                        Map.of("amount", line.sum()),
                        Where.of(line.key()));
            }
        }
    }

    private boolean plays(Role role, VersionLine line) {
        return input.roles().of(role).contains(line.key().subject());
    }

    private CheckInput.Project project(VersionLine line) {
        return input.projects().getOrDefault(line.key().project(), CheckInput.Project.NONE);
    }

    private BigDecimal year(VersionLine line) {
        Subject subject = input.roles().subject(line.key().subject());
        return subject != null && subject.nature() == Nature.STOCK ? line.last() : line.sum();
    }
}
