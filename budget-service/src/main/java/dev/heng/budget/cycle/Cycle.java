package dev.heng.budget.cycle;

import dev.heng.edge.audit.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The budget cycle of a year as it stands.
 *
 * @param phaseSince since when it is in its phase
 * @param version grows by one with every change
 */
public record Cycle(
        int year,
        Phase phase,
        Instant phaseSince,
        CycleCalendar calendar,
        long version,
        String changedBy,
        Instant changedAt)
        implements Versioned {

    /** The last day of the present phase; empty for a closed cycle. */
    public Optional<LocalDate> dueOn() {
        return calendar.dueOn(phase, year);
    }

    static Cycle begun(int year, CycleCalendar calendar, String actor, Instant now) {
        return new Cycle(year, Phase.START, now, calendar, 1, actor, now);
    }

    Cycle in(Phase wanted, String actor, Instant now) {
        return new Cycle(year, wanted, now, calendar, version + 1, actor, now);
    }

    Cycle with(CycleCalendar wanted, String actor, Instant now) {
        return new Cycle(year, phase, phaseSince, wanted, version + 1, actor, now);
    }
}
