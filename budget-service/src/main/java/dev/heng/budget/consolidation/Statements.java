package dev.heng.budget.consolidation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a budget and what follows from them; exact sums of its lines. */
final class Statements {
    private static final List<Role> INCOMES = List.of(
            Role.MEDICAL_INCOME,
            Role.FISCAL_BASIC_INCOME,
            Role.FISCAL_PROJECT_INCOME,
            Role.SCIENCE_INCOME,
            Role.OTHER_INCOME);
    private static final List<Role> EXPENSES = List.of(
            Role.MEDICAL_EXPENSE,
            Role.MANAGEMENT_EXPENSE,
            Role.FISCAL_PROJECT_EXPENSE,
            Role.SCIENCE_EXPENSE,
            Role.OTHER_EXPENSE);
    private static final List<Role> ELEMENTS = List.of(
            Role.PERSONNEL,
            Role.DRUGS,
            Role.CONSUMABLES,
            Role.DEPRECIATION,
            Role.AMORTISATION,
            Role.PROVISIONS,
            Role.OTHER_COST);
    private static final List<String> CASH_ASSUMPTIONS = List.of(
            "Income is received, and expense is paid, in the year in which it is planned.",
            "Depreciation, amortisation and provisions are expense that is not paid.",
            "Capital is paid, and financing is received, in the year in which it is planned.");

    /**
     * The balances with which the year begins.
     *
     * @param assets total of the hospital
     * @param liabilities total of the hospital
     */
    record Opening(BigDecimal assets, BigDecimal liabilities) {}

    private final SubjectRoles roles;
    private final Totals totals;
    private final Optional<Opening> opening;

    private Statements(List<VersionLine> lines, SubjectRoles roles, Optional<Opening> opening) {
        this.roles = roles;
        this.totals = new Totals(lines, roles);
        this.opening = opening;
    }

    /** @param opening December of the year before; empty when it is not known */
    static List<Statement> of(List<VersionLine> lines, SubjectRoles roles, Optional<Opening> opening) {
        Statements statements = new Statements(lines, roles, opening);
        return List.of(
                statements.business(),
                statements.incomeAndExpense(),
                statements.financingAndInvestment(),
                statements.incomeStatement(),
                statements.cashFlow(),
                statements.balanceSheet());
    }

    private Statement business() {
        List<Statement.Line> lines = new ArrayList<>();
        roles.tops(Role.VOLUME).stream()
                .map(subject -> new Statement.Line(
                        subject, totals.ofSubjects(roles.below(subject)), roles.below(subject), null))
                .forEach(lines::add);
        Stream.of(Role.FISCAL_PROJECT_INCOME, Role.FISCAL_PROJECT_EXPENSE, Role.SCIENCE_INCOME, Role.SCIENCE_EXPENSE)
                .map(this::line)
                .forEach(lines::add);
        return new Statement(Statement.Kind.BUSINESS, lines, List.of(), List.of());
    }

    private Statement incomeAndExpense() {
        List<Statement.Line> lines = new ArrayList<>();
        INCOMES.forEach(role -> lines.add(line(role)));
        lines.add(line(Role.INCOME));
        EXPENSES.forEach(role -> lines.add(line(role)));
        lines.add(line(Role.EXPENSE));
        ELEMENTS.forEach(role -> lines.add(line(role)));
        return new Statement(
                Statement.Kind.INCOME_AND_EXPENSE,
                lines,
                List.of(),
                List.of(
                        new Statement.Tie("income by type = income", sum(INCOMES), totals.of(Role.INCOME)),
                        new Statement.Tie("expense by type = expense", sum(EXPENSES), totals.of(Role.EXPENSE)),
                        new Statement.Tie(
                                "expense by element = medical and management expense",
                                sum(ELEMENTS),
                                totals.of(Role.MEDICAL_EXPENSE).add(totals.of(Role.MANAGEMENT_EXPENSE)))));
    }

    private Statement financingAndInvestment() {
        List<Statement.Line> lines = new ArrayList<>();
        for (Role role : List.of(Role.FINANCING, Role.CAPITAL)) {
            roles.tops(role).stream()
                    .map(subject -> new Statement.Line(
                            subject, totals.ofSubjects(roles.below(subject)), roles.below(subject), null))
                    .forEach(lines::add);
            lines.add(line(role));
        }
        return new Statement(Statement.Kind.FINANCING_AND_INVESTMENT, lines, List.of(), List.of());
    }

    private Statement incomeStatement() {
        BigDecimal medical = totals.of(Role.MEDICAL_INCOME)
                .add(totals.of(Role.FISCAL_BASIC_INCOME))
                .subtract(totals.of(Role.MEDICAL_EXPENSE))
                .subtract(totals.of(Role.MANAGEMENT_EXPENSE));
        return new Statement(
                Statement.Kind.INCOME_STATEMENT,
                List.of(
                        line(Role.INCOME),
                        line(Role.EXPENSE),
                        worked(
                                "MEDICAL_SURPLUS",
                                medical,
                                "MEDICAL_INCOME + FISCAL_BASIC_INCOME - MEDICAL_EXPENSE - MANAGEMENT_EXPENSE"),
                        worked("SURPLUS", surplus(), "INCOME - EXPENSE")),
                List.of(),
                List.of());
    }

    private BigDecimal surplus() {
        return totals.of(Role.INCOME).subtract(totals.of(Role.EXPENSE));
    }

    private BigDecimal unpaid() {
        return sum(List.of(Role.DEPRECIATION, Role.AMORTISATION, Role.PROVISIONS));
    }

    private BigDecimal operating() {
        return surplus().add(unpaid());
    }

    private BigDecimal netCash() {
        return operating().subtract(totals.of(Role.CAPITAL)).add(totals.of(Role.FINANCING));
    }

    private Statement cashFlow() {
        return new Statement(
                Statement.Kind.CASH_FLOW,
                List.of(
                        line(Role.INCOME),
                        line(Role.EXPENSE),
                        line(Role.DEPRECIATION),
                        line(Role.AMORTISATION),
                        line(Role.PROVISIONS),
                        worked(
                                "OPERATING_CASH",
                                operating(),
                                "INCOME - EXPENSE + DEPRECIATION + AMORTISATION + PROVISIONS"),
                        line(Role.CAPITAL),
                        line(Role.FINANCING),
                        worked("NET_CASH", netCash(), "OPERATING_CASH - CAPITAL + FINANCING")),
                CASH_ASSUMPTIONS,
                List.of());
    }

    /** What is opened with moves by the budget; what the budget itself plans as balances of December stands beside it. */
    private Statement balanceSheet() {
        List<Statement.Line> lines = new ArrayList<>();
        List<Statement.Tie> ties = new ArrayList<>();
        BigDecimal openingAssets = opening.map(Opening::assets).orElse(null);
        BigDecimal openingLiabilities = opening.map(Opening::liabilities).orElse(null);
        BigDecimal openingNet = minus(openingAssets, openingLiabilities);
        lines.add(worked("OPENING_ASSETS", openingAssets, "executed in December of the year before"));
        lines.add(worked("OPENING_LIABILITIES", openingLiabilities, "executed in December of the year before"));
        lines.add(worked("OPENING_NET_ASSETS", openingNet, "OPENING_ASSETS - OPENING_LIABILITIES"));
        BigDecimal assets = plus(
                openingAssets,
                netCash()
                        .add(totals.of(Role.CAPITAL))
                        .subtract(totals.of(Role.DEPRECIATION))
                        .subtract(totals.of(Role.AMORTISATION)));
        BigDecimal liabilities = plus(openingLiabilities, totals.of(Role.FINANCING));
        BigDecimal net = plus(openingNet, surplus().add(totals.of(Role.PROVISIONS)));
        lines.add(
                worked("CLOSING_ASSETS", assets, "OPENING_ASSETS + NET_CASH + CAPITAL - DEPRECIATION - AMORTISATION"));
        lines.add(worked("CLOSING_LIABILITIES", liabilities, "OPENING_LIABILITIES + FINANCING"));
        lines.add(worked("CLOSING_NET_ASSETS", net, "OPENING_NET_ASSETS + SURPLUS + PROVISIONS"));
        if (assets != null && liabilities != null && net != null) {
            ties.add(new Statement.Tie("closing assets = liabilities + net assets", assets, liabilities.add(net)));
        }
        planned(Role.ASSETS, assets, lines, ties);
        planned(Role.LIABILITIES, liabilities, lines, ties);
        List<String> assumptions = new ArrayList<>(CASH_ASSUMPTIONS);
        assumptions.add(
                "Provisions stay in net assets as a special fund; financing is a liability and is not repaid in the year.");
        if (opening.isEmpty()) {
            assumptions.add(
                    "The balances of December of the year before are not known; nothing is put in their place.");
        }
        return new Statement(Statement.Kind.BALANCE_SHEET, lines, assumptions, ties);
    }

    private void planned(
            Role role, @Nullable BigDecimal derived, List<Statement.Line> lines, List<Statement.Tie> ties) {
        if (totals.has(role)) {
            BigDecimal stated = totals.lastOf(role);
            lines.add(new Statement.Line("PLANNED_" + role, stated, roles.tops(role), null));
            if (derived != null) {
                ties.add(new Statement.Tie("planned " + role + " = closing " + role, stated, derived));
            }
        }
    }

    private static @Nullable BigDecimal minus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b);
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal a, BigDecimal b) {
        return a == null ? null : a.add(b);
    }

    private BigDecimal sum(List<Role> some) {
        return some.stream().map(totals::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Statement.Line line(Role role) {
        return new Statement.Line(role.name(), totals.of(role), roles.tops(role), null);
    }

    private static Statement.Line worked(String code, @Nullable BigDecimal amount, String formula) {
        return new Statement.Line(code, amount, Set.of(), formula);
    }
}
