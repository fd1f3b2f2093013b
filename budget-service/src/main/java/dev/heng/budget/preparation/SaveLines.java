package dev.heng.budget.preparation;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes lines of a proposal, all or none. Those who write other lines of the same proposal do not wait for each other. */
@ApplicationScoped
public class SaveLines {
    /** Most lines of one call. */
    public static final int LINES_MAX = 2_000;

    private final Cycles cycles;
    private final OpenProposals open;
    private final KnownSubjects subjects;
    private final Seasons seasons;
    private final ProposalLines lines;
    private final Clock clock;

    SaveLines(
            Cycles cycles,
            OpenProposals open,
            KnownSubjects subjects,
            Seasons seasons,
            ProposalLines lines,
            Clock clock) {
        this.cycles = cycles;
        this.open = open;
        this.subjects = subjects;
        this.seasons = seasons;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * Writes; a line that is like that already is not changed, whatever version the editor saw.
     *
     * @throws ProblemException 400 with all violations; 404 without a cycle or centre; 409 PHASE_CLOSED, PROPOSAL_SUBMITTED, or
     *     LINE_VERSION_STALE with a {@link StaleLine} for each line that somebody else has changed
     */
    @Transactional
    @Audited
    public SavedLines save(ProposalOf of, List<LineDraft> drafts, String actor) {
        Cycle cycle = cycles.requireShared(of.hospital(), of.year());
        Proposal proposal = open.toWrite(of, cycle, actor);
        Map<LineKey, Months> months = months(of, drafts);
        Collection<LineKey> keys =
                new TreeSet<>(drafts.stream().map(LineDraft::key).toList());
        SortedMap<LineKey, ProposalLine> present = lines.lock(of, keys);
        Map<LineKey, ProposalLines.LastChange> last = lines.lastChanges(
                of, keys.stream().filter(key -> !present.containsKey(key)).toList());
        List<ProposalLines.Change> changes = new ArrayList<>();
        List<StaleLine> stale = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            LineDraft draft = drafts.get(i);
            @Nullable ProposalLine line = present.get(draft.key());
            @Nullable Months wanted = months.get(draft.key());
            if (isSo(line, wanted, draft)) {
                continue;
            }
            @Nullable Long stands = line == null ? null : line.version();
            if (!Objects.equals(stands, draft.version())) {
                stale.add(line == null ? StaleLine.gone(i, draft.key(), last.get(draft.key())) : StaleLine.of(i, line));
            } else {
                changes.add(change(draft, wanted, line, last.get(draft.key())));
            }
        }
        requireFresh(stale);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        write(of, proposal, drafts, changes, actor, now);
        changes.forEach(change -> {
            if (change.amounts() == null) {
                present.remove(change.key());
            } else {
                present.put(change.key(), change.line(actor, now));
            }
        });
        return saved(drafts, present, changes);
    }

    /** What each line that stays is to be. */
    private Map<LineKey, Months> months(ProposalOf of, List<LineDraft> drafts) {
        List<LineDraft> planned =
                drafts.stream().filter(draft -> draft.plan() != null).toList();
        Map<String, KnownSubjects.Known> known = subjects.of(
                of.hospital(),
                planned.stream().map(draft -> draft.key().subject()).collect(Collectors.toSet()));
        List<Violation> violations = LineCheck.violations(drafts, known);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        Map<String, Season> found = seasons.of(
                of,
                planned.stream()
                        .filter(draft ->
                                draft.plan() instanceof LineDraft.Phased phased && phased.way() == PhasingWay.SEASON)
                        .map(draft -> draft.key().subject())
                        .collect(Collectors.toCollection(TreeSet::new)));
        Map<LineKey, Months> months = new TreeMap<>();
        for (LineDraft draft : planned) {
            String subject = draft.key().subject();
            months.put(
                    draft.key(),
                    Months.of(
                            Objects.requireNonNull(draft.plan()),
                            Objects.requireNonNull(known.get(subject)),
                            found.get(subject)));
        }
        return months;
    }

    private static boolean isSo(@Nullable ProposalLine line, @Nullable Months wanted, LineDraft draft) {
        if (line == null || wanted == null) {
            return line == null && wanted == null;
        }
        return line.phasing() == wanted.used()
                && Months.areEqual(line.amounts(), wanted.amounts())
                && Objects.equals(line.justification(), draft.justification());
    }

    private static ProposalLines.Change change(
            LineDraft draft,
            @Nullable Months wanted,
            @Nullable ProposalLine line,
            ProposalLines.@Nullable LastChange last) {
        long before = line != null ? line.version() : last != null ? last.version() : 0;
        return new ProposalLines.Change(
                draft.key(),
                wanted == null ? null : wanted.amounts(),
                wanted == null ? null : wanted.used(),
                draft.justification(),
                draft.reason(),
                line == null ? null : line.version(),
                before + 1);
    }

    private void write(
            ProposalOf of,
            Proposal proposal,
            List<LineDraft> drafts,
            List<ProposalLines.Change> changes,
            String actor,
            Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        List<LineKey> written = lines.write(of, proposal.round(), changes, actor, now);
        if (written.size() == changes.size()) {
            return;
        }
        // somebody else made the same new lines at the same time
        List<LineKey> missing = changes.stream()
                .map(ProposalLines.Change::key)
                .filter(key -> !written.contains(key))
                .toList();
        SortedMap<LineKey, ProposalLine> present = lines.lock(of, missing);
        List<StaleLine> stale = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            LineKey key = drafts.get(i).key();
            if (missing.contains(key)) {
                ProposalLine line = present.get(key);
                stale.add(line == null ? StaleLine.gone(i, key, null) : StaleLine.of(i, line));
            }
        }
        requireFresh(stale);
    }

    private static void requireFresh(List<StaleLine> stale) {
        if (stale.isEmpty()) {
            return;
        }
        List<Violation> violations = stale.stream()
                .map(line -> new Violation("/lines/" + line.index(), "LINE_VERSION_STALE", line.told()))
                .toList();
        throw new ProblemException(
                BudgetProblem.LINE_VERSION_STALE,
                stale.size() == 1 ? stale.getFirst().told() : stale.size() + " lines were changed by others.",
                violations,
                stale);
    }

    private static SavedLines saved(
            List<LineDraft> drafts, SortedMap<LineKey, ProposalLine> present, List<ProposalLines.Change> changes) {
        int removed = (int)
                changes.stream().filter(change -> change.amounts() == null).count();
        return new SavedLines(
                changes.size() - removed,
                removed,
                drafts.size() - changes.size(),
                drafts.stream()
                        .map(draft -> present.get(draft.key()))
                        .filter(Objects::nonNull)
                        .toList());
    }
}
