package dev.heng.budget.settlement;

import dev.heng.budget.ledger.AdjustmentDraft;
import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.ReservationCarries;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Carries a year forward while nobody posts: what is unspent is held in the cells of the year, so that it is not spent twice, and added to the
 * next January; open reservations go on there with their budget. The budget of the old year stays what it was.
 */
@ApplicationScoped
public class RunCarry {
    private static final int VIOLATIONS_MAX = 1_000;

    private final Hospitals hospitals;
    private final SimulateCarry simulating;
    private final CarryRuns runs;
    private final LedgerLocks locks;
    private final Adjustments adjustments;
    private final ReservationCarries carries;
    private final CarriedReservations reservations;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    RunCarry(
            Hospitals hospitals,
            SimulateCarry simulating,
            CarryRuns runs,
            LedgerLocks locks,
            Adjustments adjustments,
            ReservationCarries carries,
            CarriedReservations reservations,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.simulating = simulating;
        this.runs = runs;
        this.locks = locks;
        this.adjustments = adjustments;
        this.carries = carries;
        this.reservations = reservations;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Does what the simulation showed, or nothing; a run in force that is that simulation stays as it is.
     *
     * @param digest of the simulation
     * @throws ProblemException 404 for an unknown hospital; 409 CARRY_RUN_IN_FORCE when the year is carried forward otherwise,
     *     SIMULATION_STALE when it would be something else by now, OPEN_RESERVATIONS where a rule
     *     releases what is open or an adjustment holds it, CARRY_REFUSED with what the ledger says of
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
        requireNothingToRelease(simulation);
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
        ReservationCarries.Carried going = goingOn(hospital, run, simulation);
        CarryRun booked = run.bookedAt(Math.max(sequence, going.sequence()));
        runs.add(hospital, booked, simulation.lines());
        reservations.add(hospital, booked, going.lines());
        return new Written<>(booked, booked.version(), true, booked.sequence());
    }

    private static Written<CarryRun> repeated(CarryRun inForce, String digest) {
        if (!inForce.digest().equals(digest)) {
            throw new ProblemException(
                    BudgetProblem.CARRY_RUN_IN_FORCE,
                    "The " + inForce.document() + " is in force. It can be reversed.");
        }
        return new Written<>(inForce, inForce.version(), false, inForce.sequence());
    }

    private static void requireNothingToRelease(CarrySimulation simulation) {
        List<Violation> open = simulation.lines().stream()
                .filter(line -> line.reservationsReleased().signum() != 0)
                .limit(VIOLATIONS_MAX)
                .map(line -> new Violation(
                        "?year",
                        "OPEN_RESERVATIONS",
                        line.line() + ": " + CanonicalText.of(line.reservationsReleased()) + "."))
                .toList();
        if (!open.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.OPEN_RESERVATIONS,
                    "By the rules these reservations do not go on. They are to be released before.",
                    open);
        }
    }

    private ReservationCarries.Carried goingOn(String hospital, CarryRun run, CarrySimulation simulation) {
        Map<BudgetLine, BigDecimal> left = new TreeMap<>();
        simulation.lines().stream()
                .filter(line -> line.reservationsCarried().signum() != 0)
                .forEach(line -> left.put(line.line(), line.reservationsCarried()));
        if (left.isEmpty()) {
            return new ReservationCarries.Carried(0, List.of());
        }
        YearMonth january = YearMonth.of(run.year() + 1, Month.JANUARY);
        ReservationCarries.Carried going;
        try {
            going = carries.carry(
                    run.reservations(hospital, run.transfersBegin() + "r", run.ranBy()),
                    run.year(),
                    left.keySet().stream().map(line -> line.in(january)).toList());
        } catch (ReservationRefused refused) {
            throw refused(refused.lines());
        }
        going.lines().forEach(line -> left.merge(BudgetLine.of(line.cell()), line.amount(), BigDecimal::subtract));
        left.values().removeIf(amount -> amount.signum() == 0);
        if (!left.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.OPEN_RESERVATIONS,
                    "Adjustments of the year hold money until they are decided or withdrawn.",
                    left.entrySet().stream()
                            .limit(VIOLATIONS_MAX)
                            .map(each -> new Violation(
                                    "?year",
                                    "OPEN_RESERVATIONS",
                                    each.getKey() + ": " + CanonicalText.of(each.getValue()) + "."))
                            .toList());
        }
        return going;
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
