package dev.heng.budget.review;

import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says that an owner department has reviewed what it answers for, or that it goes on. */
@ApplicationScoped
public class CompleteReview {
    private final Hospitals hospitals;
    private final Cycles cycles;
    private final Reviews reviews;
    private final Completions completions;
    private final Clock clock;

    CompleteReview(Hospitals hospitals, Cycles cycles, Reviews reviews, Completions completions, Clock clock) {
        this.hospitals = hospitals;
        this.cycles = cycles;
        this.reviews = reviews;
        this.completions = completions;
        this.clock = clock;
    }

    /**
     * Says so; what the department says already changes nothing.
     *
     * @throws ProblemException 403 for another department; 404 without a hospital or cycle, and for a centre that answers for no subject; 409
     *     PHASE_CLOSED
     */
    @Transactional
    @Audited
    public Completion complete(
            String hospital, int year, String owner, boolean isDone, @Nullable String note, Reviewer reviewer) {
        hospitals.require(hospital);
        SetControlFigures.requireFirstDown(cycles.requireShared(hospital, year));
        if (!reviewer.answersFor(owner)) {
            throw new ProblemException(
                    EdgeProblem.CENTRE_OUT_OF_SCOPE, "The token does not speak for the centre " + owner + ".");
        }
        if (!reviews.owners(hospital, year).contains(owner)) {
            throw new ProblemException(
                    EdgeProblem.NOT_FOUND, "In " + year + " the centre " + owner + " answers for no subject.");
        }
        Optional<Completion> before = completions.lock(hospital, year, owner);
        if (before.isPresent() && before.get().isDone() == isDone) {
            return before.get();
        }
        return completions.save(
                hospital,
                year,
                new Completion(
                        owner, isDone, note, reviewer.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), 0));
    }
}
