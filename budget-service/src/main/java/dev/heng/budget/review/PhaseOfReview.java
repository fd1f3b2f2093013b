package dev.heng.budget.review;

import dev.heng.budget.cycle.Phase;
import dev.heng.budget.cycle.PhaseMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Begins and ends the review in the transaction that moves the phase. When FIRST_DOWN is over, every line that nobody decided about takes
 * what was proposed; when the cycle comes back into it, those are open again. A review begins with nobody being done.
 */
@ApplicationScoped
class PhaseOfReview {
    private final ControlFigures figures;
    private final Completions completions;
    private final Clock clock;

    PhaseOfReview(ControlFigures figures, Completions completions, Clock clock) {
        this.figures = figures;
        this.completions = completions;
        this.clock = clock;
    }

    void moved(@Observes PhaseMoved move) {
        if (move.from() == Phase.FIRST_DOWN && !move.isBack()) {
            figures.takeProposed(
                    move.hospital(), move.year(), move.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
        if (move.to() == Phase.FIRST_DOWN) {
            figures.dropUntouched(move.hospital(), move.year());
            completions.reopenAll(
                    move.hospital(), move.year(), move.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
    }
}
