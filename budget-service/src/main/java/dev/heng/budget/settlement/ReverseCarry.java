package dev.heng.budget.settlement;

import dev.heng.budget.ledger.AdjustmentDraft;
import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.CarriedReservation;
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
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a carrying forward back: every balance of both years is what it would be without it. */
@ApplicationScoped
public class ReverseCarry {
    private static final String BELOW_USED = "BUDGET_BELOW_USED";
    private static final int TOLD_MAX = 20;

    private final Hospitals hospitals;
    private final CarryRuns runs;
    private final CarriedMoneyUsers users;
    private final LedgerLocks locks;
    private final Adjustments adjustments;
    private final ReservationCarries carries;
    private final CarriedReservations reservations;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    ReverseCarry(
            Hospitals hospitals,
            CarryRuns runs,
            CarriedMoneyUsers users,
            LedgerLocks locks,
            Adjustments adjustments,
            ReservationCarries carries,
            CarriedReservations reservations,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.runs = runs;
        this.users = users;
        this.locks = locks;
        this.adjustments = adjustments;
        this.carries = carries;
        this.reservations = reservations;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Reverses; what is reversed already stays as it is.
     *
     * @throws ProblemException 404 for an unknown hospital or run; 409 CARRY_RUN_IN_FORCE when the next year is
     *     carried forward itself, BUDGET_BELOW_USED with who uses the money, CARRY_REFUSED as a run, and
     *     RESERVATION_USED where something was used or released since of a reservation that went on; 503 TOO_BUSY
     */
    @Transactional
    @Audited
    public Written<CarryRun> reverse(String hospital, int year, int run, String reason, String actor) {
        locks.hospitalExclusive(hospital);
        locks.chartShared(hospitals.require(hospital).chart());
        CarryRun before = runs.require(hospital, year, run);
        CarryRun.Reversal done = before.reversal();
        if (done != null) {
            return new Written<>(before, before.version(), false, done.sequence());
        }
        runs.inForce(hospital, year + 1).ifPresent(later -> {
            throw new ProblemException(
                    BudgetProblem.CARRY_RUN_IN_FORCE,
                    "The " + later.document() + " is in force; it is reversed first.");
        });
        long sequence = moved(hospital, before, reason, actor);
        CarryRun.Reversal reversal =
                new CarryRun.Reversal(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), reason, sequence);
        CarryRun after = before.reversed(reversal);
        runs.saveReversal(hospital, after, reversal);
        return new Written<>(after, after.version(), false, sequence);
    }

    private long moved(String hospital, CarryRun run, String reason, String actor) {
        long sequence = broughtBack(hospital, run, actor);
        List<List<AdjustmentDraft.Line>> backs =
                CarryMoves.parts(CarryMoves.transfers(run.year(), runs.lines(hospital, run), true));
        for (int part = 0; part < backs.size(); part++) {
            AdjustmentDraft draft =
                    new AdjustmentDraft(hospital, run.back(part), run.document() + " reversed", actor, backs.get(part));
            try {
                sequence = adjustments.adjust(draft).sequence();
            } catch (ReservationRefused refused) {
                throw refused(draft, refused.lines());
            }
        }
        for (int part = 0; part < run.holds(); part++) {
            sequence = adjustments.giveBack(hospital, run.hold(part), reason, actor);
        }
        if (sequence == 0) {
            int bucket = Bucket.of(hospital);
            sequence = sequences.next(Set.of(bucket));
            outbox.append(bucket, sequence, List.of());
        }
        return sequence;
    }

    private long broughtBack(String hospital, CarryRun run, String actor) {
        List<CarriedReservation> lines = reservations.of(hospital, run);
        if (lines.isEmpty()) {
            return 0;
        }
        try {
            return carries.bringBack(run.reservations(hospital, run.back(0), actor), lines);
        } catch (ReservationRefused refused) {
            throw RunCarry.refused(refused.lines());
        }
    }

    private ProblemException refused(AdjustmentDraft draft, List<LineOutcome> lines) {
        if (lines.stream().noneMatch(line -> BELOW_USED.equals(line.code()))) {
            return RunCarry.refused(lines);
        }
        List<Violation> violations = new ArrayList<>();
        for (LineOutcome line : lines.subList(0, Math.min(lines.size(), TOLD_MAX))) {
            violations.add(new Violation(
                    "?run",
                    String.valueOf(line.code()),
                    line.id() + ": " + line.detail() + " Now: "
                            + users.of(
                                    draft.hospital(),
                                    draft.lines().get(line.index()).cell()) + "."));
        }
        return new ProblemException(
                BudgetProblem.BUDGET_BELOW_USED,
                "The next year uses what was carried: " + lines.size() + " lines.",
                violations);
    }
}
