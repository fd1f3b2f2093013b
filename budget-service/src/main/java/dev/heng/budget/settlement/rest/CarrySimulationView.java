package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.CarrySimulation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a run would do now. */
@Schema(name = "CarrySimulation")
public record CarrySimulationView(
        int year,

        @Schema(description = "Of the lines; to be named by the run, which does what was shown or nothing")
        String digest,

        int lines,
        List<CarryTotalView> totals) {
    static CarrySimulationView of(CarrySimulation simulation) {
        return new CarrySimulationView(
                simulation.year(),
                simulation.digest(),
                simulation.lines().size(),
                CarryTotalView.of(simulation.lines()));
    }
}
