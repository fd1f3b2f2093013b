package dev.heng.budget.consolidation;

import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/** When the budget of a hospital is worked on: in the second round down, and in execution for one that takes its place. */
@ApplicationScoped
class OpenBudgets {
    private static final Set<Phase> PHASES = EnumSet.of(Phase.SECOND_DOWN, Phase.EXECUTION);

    private final Hospitals hospitals;
    private final Cycles cycles;
    private final Versions versions;

    OpenBudgets(Hospitals hospitals, Cycles cycles, Versions versions) {
        this.hospitals = hospitals;
        this.cycles = cycles;
        this.versions = versions;
    }

    /**
     * Keeps the phase as it is and everybody else away from the versions of the year, until the caller's transaction ends.
     *
     * @throws ProblemException 404 without hospital or cycle, 409 PHASE_CLOSED
     */
    Hospital alone(String hospital, int year) {
        Hospital known = hospitals.require(hospital);
        Phase phase = cycles.requireShared(hospital, year).phase();
        if (!PHASES.contains(phase)) {
            throw new ProblemException(
                    BudgetProblem.PHASE_CLOSED,
                    "The cycle of " + year + " is in the phase " + phase + "; a budget is made in " + PHASES + ".");
        }
        versions.alone(hospital, year);
        return known;
    }
}
