package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.CellsRefused;
import dev.heng.budget.ledger.ExecutedMonths;
import dev.heng.budget.ledger.OriginalAmount;
import dev.heng.budget.ledger.Originals;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Unit;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hands issued lines of a centre on to centres below it, within their totals, month by month. */
@ApplicationScoped
public class Decompose {
    private static final int MONTHS = 12;

    private final OpenBudgets open;
    private final Versions versions;
    private final Decompositions decompositions;
    private final Centres centres;
    private final Charts charts;
    private final Originals originals;
    private final ExecutedMonths executed;
    private final Clock clock;

    Decompose(
            OpenBudgets open,
            Versions versions,
            Decompositions decompositions,
            Centres centres,
            Charts charts,
            Originals originals,
            ExecutedMonths executed,
            Clock clock) {
        this.open = open;
        this.versions = versions;
        this.decompositions = decompositions;
        this.centres = centres;
        this.charts = charts;
        this.originals = originals;
        this.executed = executed;
        this.clock = clock;
    }

    /**
     * Hands on: the centre's line gets less by what the others get.
     *
     * @throws ProblemException 400 for centres that are not below, or named twice; 404 without hospital or cycle; 409 PHASE_CLOSED,
     *     BUDGET_VERSION_STATE when no budget is in force, NOTHING_TO_DECOMPOSE, ABOVE_TOTAL when the amounts are more than the line has,
     *     BUDGET_BELOW_USED, PERIOD_CLOSED; 503 TOO_BUSY
     */
    @Transactional
    @Audited
    public Written<Decomposition> decompose(String hospital, int year, DecompositionDraft draft, String actor) {
        Hospital known = open.alone(hospital, year);
        BudgetVersion version = versions.issued(hospital, year)
                .orElseThrow(() -> new ProblemException(
                        BudgetProblem.BUDGET_VERSION_STATE, "No budget of " + year + " is in force."));
        requireBelow(hospital, year, draft);
        Map<BudgetLine, Originals.Planned[]> lines = lines(hospital, year, draft);
        if (lines.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.NOTHING_TO_DECOMPOSE,
                    "The centre " + draft.centre() + " has no such line with money.");
        }
        Set<String> money = charts.subjects(known.chart()).stream()
                .filter(subject -> subject.unit() == Unit.MONEY)
                .map(subject -> subject.code())
                .collect(Collectors.toSet());
        List<Decomposition.Part> parts = new ArrayList<>();
        Map<CellKey, BigDecimal> changes = new TreeMap<>();
        lines.forEach((key, months) -> {
            List<Decomposition.Part> divided = divided(hospital, year, draft, key, months, money);
            requireLeft(key, months, divided);
            parts.addAll(divided);
            add(changes, year, key, months, divided);
        });
        return book(hospital, year, version, draft, actor, parts, changes);
    }

    private Written<Decomposition> book(
            String hospital,
            int year,
            BudgetVersion version,
            DecompositionDraft draft,
            String actor,
            List<Decomposition.Part> parts,
            Map<CellKey, BigDecimal> changes) {
        int number = decompositions.list(hospital, year, Integer.MAX_VALUE, 1).stream()
                        .mapToInt(Decomposition::number)
                        .findFirst()
                        .orElse(0)
                + 1;
        List<OriginalAmount> amounts = after(hospital, year, draft, changes);
        String document = "decomposition " + year + "/" + number + " of " + version.document();
        long sequence;
        try {
            sequence = originals.set(hospital, document, actor, amounts).sequence();
        } catch (CellsRefused refused) {
            throw IssueVersion.refusal(refused, amounts);
        }
        Decomposition decomposition = new Decomposition(
                year,
                number,
                version.number(),
                draft.centre(),
                draft.method(),
                draft.reason(),
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                sequence,
                parts);
        decompositions.add(hospital, decomposition);
        return new Written<>(decomposition, 1, true, sequence);
    }

    private void requireBelow(String hospital, int year, DecompositionDraft draft) {
        Set<String> below = new HashSet<>(
                centres.treeOn(LocalDate.of(year, MONTHS, 31), hospital).subtrees(Set.of(draft.centre())));
        below.remove(draft.centre());
        List<Violation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < draft.to().size(); i++) {
            String centre = draft.to().get(i).centre();
            if (!below.contains(centre)) {
                violations.add(new Violation(
                        "/to/" + i + "/centre", "NOT_BELOW", centre + " is not below " + draft.centre() + "."));
            }
            if (!seen.add(centre)) {
                violations.add(new Violation("/to/" + i + "/centre", "DUPLICATE_CENTRE", centre + " is named before."));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    /** The lines that are handed on, with something in one of their months. */
    private Map<BudgetLine, Originals.Planned[]> lines(String hospital, int year, DecompositionDraft draft) {
        Map<BudgetLine, Originals.Planned[]> lines = new TreeMap<>();
        for (Originals.Planned each : originals.ofYear(hospital, year, draft.centre())) {
            CellKey cell = each.cell();
            BudgetLine key = new BudgetLine(cell.centre(), cell.subject(), cell.fund(), cell.project());
            if (draft.takes(key) && each.original() != null) {
                lines.computeIfAbsent(key, none -> new Originals.Planned[MONTHS])[
                        cell.month().getMonthValue() - 1] = each;
            }
        }
        lines.values().removeIf(months -> amounts(months).stream().allMatch(amount -> amount.signum() == 0));
        return lines;
    }

    private static List<BigDecimal> amounts(Originals.Planned[] months) {
        List<BigDecimal> amounts = new ArrayList<>();
        for (Originals.Planned month : months) {
            amounts.add(month == null ? BigDecimal.ZERO : Objects.requireNonNull(month.original()));
        }
        return amounts;
    }

    private List<Decomposition.Part> divided(
            String hospital,
            int year,
            DecompositionDraft draft,
            BudgetLine key,
            Originals.Planned[] months,
            Set<String> money) {
        List<List<BigDecimal>> parts =
                switch (draft.method()) {
                    case AMOUNTS ->
                        draft.to().stream()
                                .map(target -> Objects.requireNonNull(target.amounts()))
                                .toList();
                    case EVEN ->
                        Division.of(
                                amounts(months),
                                Collections.nCopies(draft.to().size(), BigDecimal.ONE),
                                money.contains(key.subject()));
                    case WEIGHTS ->
                        Division.of(
                                amounts(months),
                                draft.to().stream()
                                        .map(target -> Objects.requireNonNull(target.share()))
                                        .toList(),
                                money.contains(key.subject()));
                    case LAST_YEAR ->
                        Division.of(
                                amounts(months),
                                draft.to().stream()
                                        .map(target -> lastYear(hospital, year, target.centre(), key.subject()))
                                        .toList(),
                                money.contains(key.subject()));
                };
        List<Decomposition.Part> divided = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            BudgetLine to = new BudgetLine(draft.to().get(i).centre(), key.subject(), key.fund(), key.project());
            divided.add(new Decomposition.Part(to, parts.get(i)));
        }
        return divided;
    }

    private BigDecimal lastYear(String hospital, int year, String centre, String subject) {
        return executed.ofCentre(hospital, centre, Set.of(subject), year - 1, year - 1).stream()
                .map(ExecutedMonths.Executed::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    /** Nobody gets more than there is, and what the centre itself has used stays with it. */
    private static void requireLeft(BudgetLine key, Originals.Planned[] months, List<Decomposition.Part> parts) {
        for (int month = 0; month < MONTHS; month++) {
            int at = month;
            BigDecimal moved =
                    parts.stream().map(part -> part.amounts().get(at)).reduce(BigDecimal.ZERO, BigDecimal::add);
            Originals.Planned there = months[month];
            BigDecimal original = there == null ? BigDecimal.ZERO : Objects.requireNonNull(there.original());
            String place = key.subject() + " in month " + (month + 1);
            if (moved.abs().compareTo(original.abs()) > 0 || moved.signum() * original.signum() < 0) {
                throw new ProblemException(
                        BudgetProblem.ABOVE_TOTAL,
                        place + ": " + moved.toPlainString() + " of " + original.toPlainString() + ".");
            }
            if (there != null
                    && moved.signum() > 0
                    && original.subtract(moved).add(there.adjustment()).compareTo(there.used()) < 0) {
                throw new ProblemException(
                        BudgetProblem.BUDGET_BELOW_USED,
                        place + ": " + there.used().toPlainString() + " is used by " + key.centre() + " itself.");
            }
        }
    }

    private static void add(
            Map<CellKey, BigDecimal> changes,
            int year,
            BudgetLine key,
            Originals.Planned[] months,
            List<Decomposition.Part> parts) {
        for (int month = 0; month < months.length; month++) {
            YearMonth when = YearMonth.of(year, month + 1);
            for (Decomposition.Part part : parts) {
                BigDecimal amount = part.amounts().get(month);
                if (amount.signum() != 0) {
                    changes.merge(cell(part.key(), when), amount, BigDecimal::add);
                    changes.merge(cell(key, when), amount.negate(), BigDecimal::add);
                }
            }
        }
    }

    private static CellKey cell(BudgetLine key, YearMonth month) {
        return new CellKey(key.centre(), key.subject(), key.fund(), key.project(), month);
    }

    /** What the cells are afterwards; what was never planned counts as nothing. */
    private List<OriginalAmount> after(
            String hospital, int year, DecompositionDraft draft, Map<CellKey, BigDecimal> changes) {
        Map<CellKey, BigDecimal> present = new HashMap<>();
        List<String> touched = new ArrayList<>(
                draft.to().stream().map(DecompositionDraft.Target::centre).toList());
        touched.add(draft.centre());
        for (String centre : touched) {
            for (Originals.Planned each : originals.ofYear(hospital, year, centre)) {
                BigDecimal original = each.original();
                present.put(each.cell(), original == null ? BigDecimal.ZERO : original);
            }
        }
        List<OriginalAmount> after = new ArrayList<>();
        changes.forEach((cell, change) -> after.add(new OriginalAmount(
                cell, present.getOrDefault(cell, BigDecimal.ZERO).add(change))));
        return after;
    }
}
