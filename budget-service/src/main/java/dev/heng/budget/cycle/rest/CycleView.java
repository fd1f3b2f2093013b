package dev.heng.budget.cycle.rest;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.CycleCalendar;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.cycle.PhaseStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A budget cycle as the API shows it. */
@Schema(name = "BudgetCycle")
public record CycleView(
        @Schema(examples = "2027") int year,
        Phase phase,
        Instant phaseSince,

        @Schema(nullable = true, description = "The last day of the present phase; null when the cycle is closed")
        @Nullable LocalDate dueOn,

        LocalDate startBy,
        LocalDate firstUpBy,
        LocalDate firstDownBy,
        LocalDate secondUpBy,
        LocalDate provisionalBy,
        LocalDate secondDownBy,
        int decompositionDays,
        LocalDate settlementBy,

        @Schema(description = "The phases that it came into, in order; the first is the one that it was begun with")
        List<StepView> phases,

        String changedBy,
        Instant changedAt,
        long version) {

    /** A phase that it came into. */
    @Schema(name = "CyclePhase")
    public record StepView(
            @Schema(examples = "2") int step,
            Phase phase,
            Instant at,
            String by,

            @Schema(nullable = true, description = "As given; there always is one for the way back") @Nullable String reason) {
        static StepView of(PhaseStep step) {
            return new StepView(step.step(), step.phase(), step.at(), step.by(), step.reason());
        }
    }

    static CycleView of(Cycle cycle, List<PhaseStep> steps) {
        CycleCalendar calendar = cycle.calendar();
        return new CycleView(
                cycle.year(),
                cycle.phase(),
                cycle.phaseSince(),
                cycle.dueOn().orElse(null),
                calendar.startBy(),
                calendar.firstUpBy(),
                calendar.firstDownBy(),
                calendar.secondUpBy(),
                calendar.provisionalBy(),
                calendar.secondDownBy(),
                calendar.decompositionDays(),
                calendar.settlementBy(),
                steps.stream().map(StepView::of).toList(),
                cycle.changedBy(),
                cycle.changedAt(),
                cycle.version());
    }
}
