package dev.heng.budget.cycle;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moves a cycle to the next phase, or back to the one before; a document is written either before it or judged after it. */
@ApplicationScoped
public class MovePhase {
    private final Hospitals hospitals;
    private final Cycles cycles;
    private final Event<PhaseMoved> moved;
    private final Clock clock;

    MovePhase(Hospitals hospitals, Cycles cycles, Event<PhaseMoved> moved, Clock clock) {
        this.hospitals = hospitals;
        this.cycles = cycles;
        this.moved = moved;
        this.clock = clock;
    }

    /**
     * Moves; the phase that the cycle is in already changes nothing.
     *
     * @param reason why; needed for the way back
     * @throws ProblemException 400 without a reason; 404 for an unknown hospital or cycle; 409 CYCLE_CLOSED, PHASE_MOVE_REFUSED, or what
     *     an observer of {@link PhaseMoved} refuses with; 503 TOO_BUSY while documents are written
     */
    @Transactional
    @Audited
    public WrittenCycle move(String hospital, int year, Phase wanted, @Nullable String reason, String actor) {
        hospitals.require(hospital);
        Cycle present = cycles.holdAlone(hospital, year)
                .orElseThrow(
                        () -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no budget cycle of " + year + "."));
        if (PhaseMove.judge(present.phase(), wanted, reason) == PhaseMove.NONE) {
            return new WrittenCycle(present, false);
        }
        Cycle after = present.in(wanted, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        cycles.save(hospital, after);
        cycles.remember(hospital, after, reason);
        moved.fire(new PhaseMoved(hospital, year, present.phase(), wanted, actor));
        return new WrittenCycle(after, true);
    }
}
