package dev.heng.budget.review;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Hospitals;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives lines their control figures, all or none; those who decide about other lines do not wait for each other. */
@ApplicationScoped
public class SetControlFigures {
    /** Most figures of one call. */
    public static final int FIGURES_MAX = 2_000;

    private final Hospitals hospitals;
    private final Cycles cycles;
    private final ProposedLines lines;
    private final ControlFigures figures;
    private final Completions completions;
    private final Clock clock;

    SetControlFigures(
            Hospitals hospitals,
            Cycles cycles,
            ProposedLines lines,
            ControlFigures figures,
            Completions completions,
            Clock clock) {
        this.hospitals = hospitals;
        this.cycles = cycles;
        this.lines = lines;
        this.figures = figures;
        this.completions = completions;
        this.clock = clock;
    }

    /**
     * Decides; a figure that is like that already is not changed, whatever version the reviewer saw.
     *
     * @throws ProblemException 400 with all violations, 403 when all of them are about whose subjects they are; 404 without a hospital or
     *     cycle; 409 PHASE_CLOSED, REVIEW_COMPLETED, or CONTROL_FIGURE_STALE with a {@link StaleFigure} for each that somebody else decided
     */
    @Transactional
    @Audited
    public SetFigures set(String hospital, int year, List<FigureDraft> drafts, Reviewer reviewer) {
        hospitals.require(hospital);
        requireFirstDown(cycles.requireShared(hospital, year));
        Set<BudgetLine> keys =
                new TreeSet<>(drafts.stream().map(FigureDraft::line).toList());
        figures.lock(hospital, year, keys);
        Map<BudgetLine, ProposedLine> present = lines.named(hospital, year, keys);
        FigureCheck.requireNone(FigureCheck.violations(drafts, present, reviewer));
        requireOpen(hospital, year, drafts, present, reviewer);
        List<StaleFigure> stale = new ArrayList<>();
        List<FigureDraft> changes = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            FigureDraft draft = drafts.get(i);
            ProposedLine line = Objects.requireNonNull(present.get(draft.line()));
            @Nullable ControlFigure figure = line.figure();
            if (line.isDecidedAs(draft)) {
                continue;
            }
            if (Objects.equals(figure == null ? null : figure.version(), draft.version())) {
                changes.add(draft);
            } else {
                stale.add(StaleFigure.of(i, draft.line(), figure));
            }
        }
        requireFresh(stale);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<BudgetLine> written = new HashSet<>(figures.write(hospital, year, changes, present, reviewer.name(), now));
        Map<BudgetLine, ProposedLine> after = lines.named(hospital, year, keys);
        requireFresh(made(drafts, changes, written, after));
        return new SetFigures(
                written.size(),
                drafts.size() - written.size(),
                drafts.stream()
                        .map(draft -> Objects.requireNonNull(after.get(draft.line())))
                        .toList());
    }

    static void requireFirstDown(Cycle cycle) {
        if (cycle.phase() != Phase.FIRST_DOWN) {
            throw new ProblemException(
                    BudgetProblem.PHASE_CLOSED,
                    "Control figures are decided in FIRST_DOWN; the cycle of " + cycle.year() + " is in "
                            + cycle.phase() + ".");
        }
    }

    /** A department that is done opens its review again first; the budget office need not. */
    private void requireOpen(
            String hospital,
            int year,
            List<FigureDraft> drafts,
            Map<BudgetLine, ProposedLine> present,
            Reviewer reviewer) {
        if (reviewer.isOffice()) {
            return;
        }
        Set<String> done = completions.done(hospital, year);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            @Nullable String owner =
                    Objects.requireNonNull(present.get(drafts.get(i).line())).owner();
            if (owner != null && done.contains(owner)) {
                violations.add(new Violation(
                        "/figures/" + i, BudgetProblem.REVIEW_COMPLETED.name(), owner + " has said that it is done."));
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.REVIEW_COMPLETED, "Open the review again before you change it.", violations);
        }
    }

    /** Figures of which somebody else made the first one at the same time, and another one. */
    private static List<StaleFigure> made(
            List<FigureDraft> drafts,
            List<FigureDraft> changes,
            Set<BudgetLine> written,
            Map<BudgetLine, ProposedLine> after) {
        List<StaleFigure> stale = new ArrayList<>();
        for (FigureDraft change : changes) {
            ProposedLine line = Objects.requireNonNull(after.get(change.line()));
            if (!written.contains(change.line()) && !line.isDecidedAs(change)) {
                stale.add(StaleFigure.of(drafts.indexOf(change), change.line(), line.figure()));
            }
        }
        return stale;
    }

    private static void requireFresh(List<StaleFigure> stale) {
        if (!stale.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.CONTROL_FIGURE_STALE,
                    "Others have decided meanwhile; nothing was written.",
                    stale.stream()
                            .map(each -> new Violation(
                                    "/figures/" + each.index(), BudgetProblem.CONTROL_FIGURE_STALE.name(), each.told()))
                            .toList(),
                    stale);
        }
    }
}
