package dev.heng.budget.settlement;

import dev.heng.budget.ledger.AdjustmentDraft;
import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.ReservationRefused;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries a year forward while nobody posts: what is unspent is held in the cells of the year, so that it is not spent twice, and added to the
 * next January. The budget of the old year stays what it was.
 */
@ApplicationScoped
public class RunCarry {
    private static final int VIOLATIONS_MAX = 1_000;

    private final Hospitals hospitals;
    private final SimulateCarry simulating;
    private final CarryRuns runs;
    private final LedgerLocks locks;
    private final Adjustments adjustments;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    RunCarry(
            Hospitals hospitals,
            SimulateCarry simulating,
            CarryRuns runs,
            LedgerLocks locks,
            Adjustments adjustments,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.simulating = simulating;
        this.runs = runs;
        this.locks = locks;
        this.adjustments = adjustments;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Does what the simulation showed, or nothing; a run in force that is that simulation stays as it is.
     *
     * @param digest of the simulation
     * @throws ProblemException 404 for an unknown hospital; 409 CARRY_RUN_IN_FORCE when the year is carried forward otherwise,
     *     SIMULATION_STALE when it would be something else by now, OPEN_RESERVATIONS, CARRY_REFUSED with what the ledger says of
     *     each line: BUDGET_INSUFFICIENT by a wider limit, PERIOD_CLOSED, UNKNOWN_CENTRE; 503 TOO_BUSY
     */
    @Transactional
    @Audited
    public Written<CarryRun> run(String hospital, int year, String digest, String actor) {
        locks.hospitalExclusive(hospital);
        locks.chartShared(hospitals.require(hospital).chart());
        Optional<CarryRun> inForce = runs.inForce(hospital, year);
        if (inForce.isPresent()) {
            return repeated(inForce.get(), digest);
        }
        SimulateCarry.Judged judged = simulating.judge(hospital, year);
        CarrySimulation simulation = judged.simulation();
        if (!simulation.digest().equals(digest)) {
            throw new ProblemException(
                    BudgetProblem.SIMULATION_STALE,
                    "Figures or rules moved: the simulation is " + simulation.digest() + " by now.");
        }
        requireNothingSetAside(simulation);
        int number = runs.runs(hospital, year).size() + 1;
        List<List<AdjustmentDraft.Line>> holds =
                CarryMoves.parts(CarryMoves.holds(year, judged.figures(), simulation.lines()));
        List<List<AdjustmentDraft.Line>> transfers =
                CarryMoves.parts(CarryMoves.transfers(year, simulation.lines(), false));
        CarryRun run = new CarryRun(
                year,
                number,
                CarryRunState.IN_FORCE,
                digest,
                holds.size(),
                transfers.size(),
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                0,
                null);
        long sequence = moved(hospital, run, holds, transfers);
        CarryRun booked = run.bookedAt(sequence);
        runs.add(hospital, booked, simulation.lines());
        return new Written<>(booked, booked.version(), true, sequence);
    }

    private static Written<CarryRun> repeated(CarryRun inForce, String digest) {
        if (!inForce.digest().equals(digest)) {
            throw new ProblemException(
                    BudgetProblem.CARRY_RUN_IN_FORCE,
                    "The " + inForce.document() + " is in force. It can be reversed.");
        }
        return new Written<>(inForce, inForce.version(), false, inForce.sequence());
    }

    private static void requireNothingSetAside(CarrySimulation simulation) {
        List<Violation> open = simulation.lines().stream()
                .filter(line -> line.reserved().signum() != 0)
                .limit(VIOLATIONS_MAX)
                .map(line -> new Violation(
                        "?year", "OPEN_RESERVATIONS", line.line() + ": " + CanonicalText.of(line.reserved()) + "."))
                .toList();
        if (!open.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.OPEN_RESERVATIONS,
                    "Money of the year is still set aside. Reservations have to be used or released before.",
                    open);
        }
    }

    private long moved(
            String hospital,
            CarryRun run,
            List<List<AdjustmentDraft.Line>> holds,
            List<List<AdjustmentDraft.Line>> transfers) {
        long sequence = 0;
        try {
            for (int part = 0; part < holds.size(); part++) {
                sequence = adjustments
                        .hold(new AdjustmentDraft(
                                hospital, run.hold(part), run.document(), run.ranBy(), holds.get(part)))
                        .sequence();
            }
            for (int part = 0; part < transfers.size(); part++) {
                sequence = adjustments
                        .adjust(new AdjustmentDraft(
                                hospital, run.transfer(part), run.document(), run.ranBy(), transfers.get(part)))
                        .sequence();
            }
        } catch (ReservationRefused refused) {
            throw refused(refused.lines());
        }
        if (sequence == 0) {
            int bucket = Bucket.of(hospital);
            sequence = sequences.next(Set.of(bucket));
            outbox.append(bucket, sequence, List.of());
        }
        return sequence;
    }

    static ProblemException refused(List<LineOutcome> lines) {
        return new ProblemException(
                BudgetProblem.CARRY_REFUSED,
                "The ledger refuses " + lines.size() + " of the lines.",
                lines.stream()
                        .limit(VIOLATIONS_MAX)
                        .map(line ->
                                new Violation("?year", String.valueOf(line.code()), line.id() + ": " + line.detail()))
                        .toList());
    }
}
