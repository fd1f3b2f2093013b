package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.preparation.Phasing;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import dev.heng.edge.audit.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds a version of the budget from what centres submitted in the second round and what the office amends. */
@ApplicationScoped
public class BuildVersion {
    private static final int MONTHS = 12;
    private static final List<BigDecimal> EVEN = Collections.nCopies(MONTHS, BigDecimal.ONE);

    private final OpenBudgets open;
    private final Versions versions;
    private final Proposed proposed;
    private final Centres centres;
    private final Charts charts;
    private final Clock clock;

    BuildVersion(OpenBudgets open, Versions versions, Proposed proposed, Centres centres, Charts charts, Clock clock) {
        this.open = open;
        this.versions = versions;
        this.proposed = proposed;
        this.centres = centres;
        this.charts = charts;
        this.clock = clock;
    }

    /** @param isNew false: a version with this content is there already */
    public record Built(BudgetVersion document, boolean isNew) implements Versioned {
        @Override
        public long version() {
            return document.revision();
        }
    }

    /**
     * Builds; the same content again is the version that exists.
     *
     * @throws ProblemException 400 for unknown codes and lines that are named twice; 404 without hospital or cycle; 409 PHASE_CLOSED, or
     *     PROPOSALS_MISSING with the centres unless that is allowed
     */
    @Transactional
    @Audited
    public Built build(String hospital, int year, VersionDraft draft, String actor) {
        Hospital known = open.alone(hospital, year);
        Map<String, Subject> subjects =
                charts.subjects(known.chart()).stream().collect(Collectors.toMap(Subject::code, Function.identity()));
        List<Violation> violations = AmendmentCheck.violations(
                draft.amendments(), centres.histories(hospital).keySet(), subjects);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        List<Proposed.Snapshot> snapshots = proposed.snapshots(hospital, year);
        List<String> missing = proposed.missing(hospital, year, snapshots);
        requireAll(draft, missing);
        List<VersionLine> lines = lines(proposed.lines(hospital, year), draft.amendments(), subjects, actor);
        String hash = VersionText.hash(year, draft.stated(), missing, lines);
        return versions.twin(hospital, year, hash)
                .map(twin -> new Built(twin, false))
                .orElseGet(() -> new Built(
                        add(hospital, version(hospital, year, draft, missing, lines, hash, actor), lines, snapshots),
                        true));
    }

    private static void requireAll(VersionDraft draft, List<String> missing) {
        if (!missing.isEmpty() && !draft.isMissingAllowed()) {
            throw new ProblemException(
                    BudgetProblem.PROPOSALS_MISSING,
                    missing.size() + " centres have not submitted in the second round.",
                    missing.stream()
                            .map(centre -> new Violation(
                                    "/allowMissing",
                                    "PROPOSAL_MISSING",
                                    "The centre " + centre + " has not submitted in the second round."))
                            .toList());
        }
    }

    private BudgetVersion add(
            String hospital, BudgetVersion version, List<VersionLine> lines, List<Proposed.Snapshot> sources) {
        versions.add(hospital, version, lines, sources);
        return version;
    }

    private BudgetVersion version(
            String hospital,
            int year,
            VersionDraft draft,
            List<String> missing,
            List<VersionLine> lines,
            String hash,
            String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int last = versions.list(hospital, year, Integer.MAX_VALUE, 1).stream()
                .mapToInt(BudgetVersion::number)
                .findFirst()
                .orElse(0);
        return new BudgetVersion(
                year,
                last + 1,
                VersionState.DRAFT,
                now,
                actor,
                hash,
                actor,
                now,
                lines.size(),
                draft.stated(),
                missing,
                List.of(),
                null,
                null,
                null,
                null,
                1);
    }

    /** What was proposed, with the amendments in its place, in key order. */
    static List<VersionLine> lines(
            Map<BudgetLine, List<BigDecimal>> proposed,
            List<Amendment> amendments,
            Map<String, Subject> subjects,
            String actor) {
        Map<BudgetLine, VersionLine> lines = new TreeMap<>();
        proposed.forEach((key, amounts) -> lines.put(key, new VersionLine(key, amounts, amounts, null, null)));
        for (Amendment amendment : amendments) {
            BudgetLine key = amendment.key();
            List<BigDecimal> before = proposed.get(key);
            List<BigDecimal> after = months(amendment.plan(), before, subjects.get(key.subject()));
            lines.put(key, new VersionLine(key, after, before, actor, amendment.reason()));
        }
        return List.copyOf(lines.values());
    }

    private static List<BigDecimal> months(
            Amendment.Plan plan, @Nullable List<BigDecimal> before, @Nullable Subject subject) {
        return switch (plan) {
            case Amendment.Months months -> months.amounts();
            case Amendment.Year year
            when subject != null && subject.nature() == Nature.STOCK -> Collections.nCopies(MONTHS, year.amount());
            case Amendment.Year year ->
                Phasing.divide(
                        year.amount(),
                        before != null && isSpread(before) ? before : EVEN,
                        Phasing.decimals(year.amount(), subject != null && subject.unit() == Unit.MONEY));
        };
    }

    private static boolean isSpread(List<BigDecimal> amounts) {
        return amounts.stream().noneMatch(each -> each.signum() < 0)
                && amounts.stream().anyMatch(each -> each.signum() > 0);
    }
}
