package dev.heng.budget.preparation;

import dev.heng.budget.preparation.JudgeLines.Judged;
import dev.heng.budget.preparation.SavedLines.Outcome;
import dev.heng.budget.preparation.SavedLines.Saved;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Writes lines of a proposal, all or none. Those who write other lines of the same proposal do not wait for each other. */
@ApplicationScoped
public class SaveLines {
    /** Most lines of one call. */
    public static final int LINES_MAX = 2_000;

    private final JudgeLines judging;
    private final ProposalLines lines;
    private final Clock clock;

    SaveLines(JudgeLines judging, ProposalLines lines, Clock clock) {
        this.judging = judging;
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
        Judged judged = judging.judge(of, drafts, actor);
        if (!judged.faults().isEmpty()) {
            throw ProblemException.invalid(judged.violations());
        }
        requireFresh(judged.stale());
        return write(of, judged, actor);
    }

    /**
     * Writes what is neither wrong nor stale, in the caller's transaction.
     *
     * @throws ProblemException 409 LINE_VERSION_STALE when somebody else made one of the new lines at the same time
     */
    SavedLines write(ProposalOf of, Judged judged, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ProposalLines.Change> changes = judged.changes();
        if (!changes.isEmpty()) {
            List<LineKey> written = lines.write(of, judged.proposal().round(), changes, actor, now);
            if (written.size() < changes.size()) {
                throw overtaken(of, judged, written);
            }
        }
        Map<LineKey, Saved> saved = new HashMap<>();
        judged.present().forEach((key, line) -> saved.put(key, new Saved(key, Outcome.UNCHANGED, line)));
        changes.forEach(change -> saved.put(change.key(), saved(change, actor, now)));
        return new SavedLines(judged.drafts().stream()
                .map(LineDraft::key)
                .map(key -> saved.getOrDefault(key, new Saved(key, Outcome.UNCHANGED, null)))
                .toList());
    }

    private static Saved saved(ProposalLines.Change change, String actor, Instant now) {
        if (change.amounts() == null) {
            return new Saved(change.key(), Outcome.REMOVED, null);
        }
        Outcome outcome = change.before() == null ? Outcome.CREATED : Outcome.CHANGED;
        return new Saved(change.key(), outcome, change.line(actor, now));
    }

    private ProblemException overtaken(ProposalOf of, Judged judged, List<LineKey> written) {
        List<LineKey> missing = judged.changes().stream()
                .map(ProposalLines.Change::key)
                .filter(key -> !written.contains(key))
                .toList();
        SortedMap<LineKey, ProposalLine> present = lines.lock(of, missing);
        List<StaleLine> stale = new ArrayList<>();
        for (int i = 0; i < judged.drafts().size(); i++) {
            LineKey key = judged.drafts().get(i).key();
            if (missing.contains(key)) {
                ProposalLine line = present.get(key);
                stale.add(line == null ? StaleLine.gone(i, key, null) : StaleLine.of(i, line));
            }
        }
        return refusal(stale);
    }

    private static void requireFresh(List<StaleLine> stale) {
        if (!stale.isEmpty()) {
            throw refusal(stale);
        }
    }

    private static ProblemException refusal(List<StaleLine> stale) {
        List<Violation> violations = stale.stream()
                .map(line -> new Violation("/lines/" + line.index(), "LINE_VERSION_STALE", line.told()))
                .toList();
        return new ProblemException(
                BudgetProblem.LINE_VERSION_STALE,
                stale.size() == 1 ? stale.getFirst().told() : stale.size() + " lines were changed by others.",
                violations,
                stale);
    }
}
