package dev.heng.budget.adjustment;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of adjustments, each with its code; they read nothing but what they are given.
 *
 * @param chart the hospital's subjects by code; those of the lines are among them
 */
record AdjustmentRules(AdjustmentPolicy.Choice policy, Map<String, Subject> chart, AdjustedBefore before) {
    private static final String LINES = "/lines";
    private static final String PROJECT_NONE = "-";
    private static final Set<Category> SPENDING = Set.of(Category.EXPENSE, Category.CAPITAL);
    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    /** Everything that the rules say, in the order of the rules. */
    List<Finding> findings(AdjustmentDefinition adjustment) {
        List<Finding> findings = new ArrayList<>();
        switch (adjustment.type()) {
            case SUPPLEMENT -> signs(adjustment, false, findings);
            case REDUCTION -> signs(adjustment, true, findings);
            case TRANSFER -> balance(adjustment, findings);
            case NEW_PROJECT -> newProject(adjustment, findings);
        }
        directions(adjustment, findings);
        externalApproval(adjustment, findings);
        coupling(adjustment, findings);
        limits(adjustment, findings);
        return findings;
    }

    private static void signs(AdjustmentDefinition adjustment, boolean isTaking, List<Finding> findings) {
        for (int i = 0; i < adjustment.lines().size(); i++) {
            if (adjustment.lines().get(i).isTaking() != isTaking) {
                findings.add(Finding.blocking(
                        LINES + "/" + i + "/amount",
                        "WRONG_SIGN",
                        isTaking ? "A reduction only takes." : "A supplement only adds."));
            }
        }
    }

    /** What may be added up: income apart from spending, and each unit for itself. */
    private record Kind(String side, Unit unit) {
        @Override
        public String toString() {
            return side + " in " + unit;
        }
    }

    private Kind kind(AdjustmentLine line) {
        Subject subject = subject(line);
        return new Kind(
                SPENDING.contains(subject.category())
                        ? "SPENDING"
                        : subject.category().name(),
                subject.unit());
    }

    private Subject subject(AdjustmentLine line) {
        Subject subject = chart.get(line.cell().subject());
        if (subject == null) {
            throw new IllegalArgumentException("no subject " + line.cell().subject());
        }
        return subject;
    }

    private void balance(AdjustmentDefinition adjustment, List<Finding> findings) {
        sums(adjustment.lines(), this::kind).forEach((kind, sum) -> {
            if (sum.signum() != 0) {
                findings.add(Finding.blocking(
                        LINES,
                        "NOT_BALANCED",
                        "A transfer adds up to nothing; of " + kind + " it adds up to " + text(sum) + "."));
            }
        });
    }

    private void newProject(AdjustmentDefinition adjustment, List<Finding> findings) {
        Set<String> projects = new LinkedHashSet<>();
        for (int i = 0; i < adjustment.lines().size(); i++) {
            AdjustmentLine line = adjustment.lines().get(i);
            String project = line.cell().project();
            if (line.isTaking()) {
                continue;
            }
            projects.add(project);
            if (project.equals(PROJECT_NONE)
                    || !project.equals(projects.iterator().next())) {
                findings.add(Finding.blocking(
                        LINES + "/" + i + "/project", "OTHER_PROJECT", "What is added is of the one new project."));
            } else if (before.budgetedProjects().contains(project)) {
                findings.add(Finding.blocking(
                        LINES + "/" + i + "/project",
                        "PROJECT_NOT_NEW",
                        "The project " + project + " has a budget already."));
            }
        }
        if (projects.isEmpty()) {
            findings.add(Finding.blocking(LINES, "NO_PROJECT", "Nothing is added to a project."));
        }
        sums(adjustment.lines(), this::kind).forEach((kind, sum) -> {
            if (sum.signum() < 0) {
                findings.add(Finding.blocking(
                        LINES,
                        "NOT_BALANCED",
                        "Of " + kind + " more is taken than the project gets, by " + text(sum.abs()) + "."));
            }
        });
    }

    /** By what is taken and added in all: moving to and fro within one side is no direction. */
    private void directions(AdjustmentDefinition adjustment, List<Finding> findings) {
        for (Direction direction : policy.forbidden()) {
            BigDecimal from =
                    net(adjustment, line -> isSpending(line) && direction.from().has(line.line(), chart));
            BigDecimal to =
                    net(adjustment, line -> isSpending(line) && direction.to().has(line.line(), chart));
            if (from.signum() < 0 && to.signum() > 0) {
                findings.add(Finding.blocking(
                        LINES,
                        "FORBIDDEN_DIRECTION",
                        "Budget does not move from " + direction.from() + " to " + direction.to() + "."));
            }
        }
    }

    private boolean isSpending(AdjustmentLine line) {
        Subject subject = subject(line);
        return isMoney(subject) && SPENDING.contains(subject.category());
    }

    private static boolean isMoney(Subject subject) {
        return subject.unit() == Unit.MONEY && subject.nature() == Nature.FLOW;
    }

    private static BigDecimal net(AdjustmentDefinition adjustment, Predicate<AdjustmentLine> which) {
        return adjustment.lines().stream()
                .filter(which)
                .map(AdjustmentLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void externalApproval(AdjustmentDefinition adjustment, List<Finding> findings) {
        if (adjustment.externalApproval() != null) {
            return;
        }
        for (int i = 0; i < adjustment.lines().size(); i++) {
            AdjustmentLine line = adjustment.lines().get(i);
            if (policy.fiscalFunds().contains(line.cell().fund())
                    && !line.cell().project().equals(PROJECT_NONE)) {
                findings.add(Finding.blocking(
                        LINES + "/" + i,
                        "EXTERNAL_APPROVAL_REQUIRED",
                        "Projects of the fund " + line.cell().fund()
                                + " are adjusted only with the approval of whoever granted the money."));
            }
        }
    }

    /** When the income budget is adjusted the expense budget moves accordingly (R7). */
    private void coupling(AdjustmentDefinition adjustment, List<Finding> findings) {
        BigDecimal income =
                net(adjustment, line -> isMoney(subject(line)) && subject(line).category() == Category.INCOME);
        BigDecimal expense =
                net(adjustment, line -> isMoney(subject(line)) && subject(line).category() == Category.EXPENSE);
        if (income.signum() != 0 && income.compareTo(expense) != 0 && adjustment.couplingReason() == null) {
            findings.add(new Finding(
                    "/couplingReason",
                    "INCOME_WITHOUT_EXPENSE",
                    "Income changes by " + text(income) + " and expense by " + text(expense)
                            + ": give the reason, or let them change alike.",
                    policy.coupling() == AdjustmentPolicy.Coupling.REQUIRE));
        }
    }

    private void limits(AdjustmentDefinition adjustment, List<Finding> findings) {
        Integer most = policy.mostOfCentre();
        if (most != null) {
            adjustment.lines().stream()
                    .map(line -> line.cell().centre())
                    .distinct()
                    .filter(centre -> before.adjustments().getOrDefault(centre, 0) >= most)
                    .forEach(centre -> findings.add(Finding.blocking(
                            LINES,
                            "TOO_MANY_ADJUSTMENTS",
                            "The centre " + centre + " has "
                                    + before.adjustments().get(centre) + " other adjustments of the year; " + most
                                    + " are allowed.")));
        }
        BigDecimal ofLine = policy.percentOfLine();
        if (ofLine != null) {
            share(
                    "line",
                    ofLine,
                    sums(adjustment.lines(), AdjustmentLine::line),
                    before.movedOfLine(),
                    before.originalOfLine(),
                    findings);
        }
        BigDecimal ofCentre = policy.percentOfCentre();
        if (ofCentre != null) {
            share(
                    "centre",
                    ofCentre,
                    sums(adjustment.lines().stream().filter(this::isSpending).toList(), line -> line.cell()
                            .centre()),
                    before.movedOfCentre(),
                    before.originalOfCentre(),
                    findings);
        }
    }

    /** A line or centre without an original budget has none to be a share of. */
    private static <K> void share(
            String what,
            BigDecimal percent,
            Map<K, BigDecimal> changes,
            Map<K, BigDecimal> moved,
            Map<K, BigDecimal> originals,
            List<Finding> findings) {
        changes.forEach((key, change) -> {
            BigDecimal original = originals.get(key);
            BigDecimal all = moved.getOrDefault(key, BigDecimal.ZERO).add(change.abs());
            if (change.signum() != 0
                    && original != null
                    && all.compareTo(original.abs().multiply(percent).multiply(PERCENT)) > 0) {
                findings.add(Finding.blocking(
                        LINES,
                        "SHARE_EXCEEDED",
                        "The " + what + " " + key + " would be changed by " + text(all) + " of " + text(original)
                                + " in the year; " + text(percent) + " % are allowed."));
            }
        });
    }

    private static <K> Map<K, BigDecimal> sums(List<AdjustmentLine> lines, Function<AdjustmentLine, K> key) {
        Map<K, BigDecimal> sums = new LinkedHashMap<>();
        lines.forEach(line -> sums.merge(key.apply(line), line.amount(), BigDecimal::add));
        return sums;
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static boolean isMoney(AdjustmentLine line, Map<String, Subject> chart) {
        Subject subject = chart.get(line.cell().subject());
        return subject != null && subject.unit() == Unit.MONEY;
    }

    /** What it moves or adds or takes, of money: the larger of what it adds and what it takes. */
    static BigDecimal size(AdjustmentDefinition adjustment, Map<String, Subject> chart) {
        Map<Boolean, BigDecimal> sums = new TreeMap<>();
        adjustment.lines().stream()
                .filter(line -> isMoney(line, chart))
                .forEach(line -> sums.merge(line.isTaking(), line.amount().abs(), BigDecimal::add));
        return sums.getOrDefault(true, BigDecimal.ZERO).max(sums.getOrDefault(false, BigDecimal.ZERO));
    }
}
