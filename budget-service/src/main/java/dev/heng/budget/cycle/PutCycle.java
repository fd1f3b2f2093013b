package dev.heng.budget.cycle;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins the budget cycle of a year, or moves its deadlines. */
@ApplicationScoped
public class PutCycle {
    private final Hospitals hospitals;
    private final Cycles cycles;
    private final Clock clock;

    PutCycle(Hospitals hospitals, Cycles cycles, Clock clock) {
        this.hospitals = hospitals;
        this.cycles = cycles;
        this.clock = clock;
    }

    /**
     * Begins a cycle in the phase START, or gives it other deadlines; those that it has already change nothing.
     *
     * @throws ProblemException 400 for dates that are not in order; 404 for an unknown hospital; 409 PHASE_CLOSED for the deadline of a
     *     phase that is over; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public WrittenCycle put(String hospital, int year, CycleCalendar calendar, String actor, @Nullable String ifMatch) {
        hospitals.require(hospital);
        Optional<Cycle> before = cycles.holdAlone(hospital, year);
        EntityTag.requireMatch(ifMatch, before.map(Cycle::version).orElse(null));
        List<Violation> violations = calendar.violations(year);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (before.isEmpty()) {
            Cycle begun = Cycle.begun(year, calendar, actor, now);
            cycles.save(hospital, begun);
            cycles.remember(hospital, begun, null);
            return new WrittenCycle(begun, true);
        }
        Cycle present = before.get();
        if (present.calendar().equals(calendar)) {
            return new WrittenCycle(present, false);
        }
        List<Violation> moved = calendar.movedAfter(present.calendar(), present.phase());
        if (!moved.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.PHASE_CLOSED, "The deadline of a phase that is over does not move.", moved);
        }
        Cycle after = present.with(calendar, actor, now);
        cycles.save(hospital, after);
        return new WrittenCycle(after, false);
    }
}
