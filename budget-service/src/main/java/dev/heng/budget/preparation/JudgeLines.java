package dev.heng.budget.preparation;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes hold of the lines that somebody wants to write, and finds what would become of each. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class JudgeLines {
    private final Cycles cycles;
    private final OpenProposals open;
    private final KnownSubjects subjects;
    private final Seasons seasons;
    private final Projects projects;
    private final ProposalLines lines;

    JudgeLines(
            Cycles cycles,
            OpenProposals open,
            KnownSubjects subjects,
            Seasons seasons,
            Projects projects,
            ProposalLines lines) {
        this.cycles = cycles;
        this.open = open;
        this.subjects = subjects;
        this.seasons = seasons;
        this.projects = projects;
        this.lines = lines;
    }

    /**
     * What would become of lines, which are locked.
     *
     * @param faults by the index of the line
     * @param changes of the lines that are neither wrong nor stale nor so already
     * @param present the lines as they stand
     */
    record Judged(
            Proposal proposal,
            List<LineDraft> drafts,
            SortedMap<Integer, List<Violation>> faults,
            List<StaleLine> stale,
            List<ProposalLines.Change> changes,
            SortedMap<LineKey, ProposalLine> present) {
        List<Violation> violations() {
            return faults.values().stream().flatMap(List::stream).toList();
        }
    }

    /** @throws ProblemException 404 without a cycle or centre; 409 PHASE_CLOSED, PROPOSAL_SUBMITTED */
    Judged judge(ProposalOf of, List<LineDraft> drafts, String actor) {
        Cycle cycle = cycles.requireShared(of.hospital(), of.year());
        Proposal proposal = open.toWrite(of, cycle, actor);
        Map<String, KnownSubjects.Known> known = subjects.of(
                of.hospital(),
                drafts.stream().map(draft -> draft.key().subject()).collect(Collectors.toSet()));
        Collection<LineKey> keys =
                new TreeSet<>(drafts.stream().map(LineDraft::key).toList());
        SortedMap<Integer, List<Violation>> faults =
                LineCheck.faults(drafts, known, projects.existing(of.hospital(), LineCheck.projects(keys, known)));
        Map<String, Season> found = seasons.of(of, seasonal(drafts, faults));
        SortedMap<LineKey, ProposalLine> present = lines.lock(of, keys);
        Map<LineKey, ProposalLines.LastChange> last = lines.lastChanges(
                of, keys.stream().filter(key -> !present.containsKey(key)).toList());
        Judged judged = new Judged(proposal, drafts, faults, new ArrayList<>(), new ArrayList<>(), present);
        for (int i = 0; i < drafts.size(); i++) {
            if (!faults.containsKey(i)) {
                LineKey key = drafts.get(i).key();
                Wanted wanted = wanted(drafts.get(i), present.get(key), known, found);
                judge(judged, i, wanted, present.get(key), last.get(key));
            }
        }
        return judged;
    }

    private static Collection<String> seasonal(List<LineDraft> drafts, Map<Integer, List<Violation>> faults) {
        Collection<String> seasonal = new TreeSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (!faults.containsKey(i)
                    && drafts.get(i).plan() instanceof LineDraft.Phased phased
                    && phased.way() == PhasingWay.SEASON) {
                seasonal.add(drafts.get(i).key().subject());
            }
        }
        return seasonal;
    }

    /** @param months null when the line is to be taken away */
    private record Wanted(
            LineDraft draft,
            @Nullable Months months,
            @Nullable String justification) {}

    private static Wanted wanted(
            LineDraft draft,
            @Nullable ProposalLine line,
            Map<String, KnownSubjects.Known> known,
            Map<String, Season> seasons) {
        String said = draft.justification();
        String justification =
                said == null ? (line == null ? null : line.justification()) : said.isEmpty() ? null : said;
        LineDraft.Plan plan = draft.plan();
        String subject = draft.key().subject();
        return new Wanted(
                draft,
                plan == null ? null : Months.of(plan, Objects.requireNonNull(known.get(subject)), seasons.get(subject)),
                justification);
    }

    private static void judge(
            Judged judged,
            int index,
            Wanted wanted,
            @Nullable ProposalLine line,
            ProposalLines.@Nullable LastChange last) {
        if (isSo(wanted, line)) {
            return;
        }
        LineDraft draft = wanted.draft();
        Long stands = line == null ? null : line.version();
        if (!Objects.equals(stands, draft.version())) {
            judged.stale().add(line == null ? StaleLine.gone(index, draft.key(), last) : StaleLine.of(index, line));
            return;
        }
        long before = line != null ? line.version() : last != null ? last.version() : 0;
        Months months = wanted.months();
        judged.changes()
                .add(new ProposalLines.Change(
                        draft.key(),
                        months == null ? null : months.amounts(),
                        months == null ? null : months.used(),
                        wanted.justification(),
                        draft.reason() == null || draft.reason().isEmpty() ? null : draft.reason(),
                        stands,
                        before + 1));
    }

    /** Months that are given by hand and are those that stand change nothing, however those came about. */
    private static boolean isSo(Wanted wanted, @Nullable ProposalLine line) {
        Months months = wanted.months();
        if (line == null || months == null) {
            return line == null && months == null;
        }
        return (months.used() == PhasingUsed.HAND || months.used() == line.phasing())
                && Months.areEqual(line.amounts(), months.amounts())
                && Objects.equals(line.justification(), wanted.justification());
    }
}
