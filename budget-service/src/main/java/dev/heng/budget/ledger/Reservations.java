package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.AuditAppend;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets money aside and spends it. What was set aside is judged once, then it can always be spent, whoever asks in between. Every method is a
 * transaction of its own and must be called outside of one, as of {@link Ledger}. What adjustments hold is not touched here: 409
 * RESERVATION_OF_ADJUSTMENT.
 */
@ApplicationScoped
public class Reservations {
    private final LedgerCalls calls;
    private final Holders holders;
    private final Remedies remedies;
    private final RelayWakeUp relay;
    private final Clock clock;

    Reservations(DataSource dataSource, RelayWakeUp relay, Clock clock) {
        this.calls = new LedgerCalls(dataSource);
        this.holders = new Holders(dataSource);
        this.remedies = new Remedies(dataSource);
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Sets the amounts of all lines aside, or none. The same reservation again changes nothing, whatever became of it since.
     *
     * @return with the lines that a WARN limit speaks about
     * @throws ReservationRefused when a line cannot be: BUDGET_INSUFFICIENT, UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, NOT_RESERVABLE
     * @throws ProblemException 400 when its last day is over; 404 for an unknown hospital or an unknown reservation that it follows; 409 when the id stands for other lines, or
     *     when what it follows has ended; 503 as {@link Ledger#post}
     */
    public ReservationResult reserve(ReservationDraft draft) {
        draft.id().requireOfNoAdjustment();
        if (draft.follows() != null) {
            draft.follows().requireOfNoAdjustment();
        }
        ReserveStatement statement = new ReserveStatement(draft, now(), LocalDate.now(clock));
        AuditAppend audit = AuditAppend.ofRequest();
        ReserveStatement.Answer answer;
        try {
            answer = calls.several(connection -> accepted(statement.reserve(connection, audit)));
        } catch (ReservationRefused e) {
            throw new ReservationRefused(told(draft, e.lines()));
        }
        audit.committed();
        relay.wake(Bucket.of(draft.hospital()));
        return new ReservationResult(answer.sequence(), answer.state().equals("RESERVED"), answer.lines());
    }

    private List<LineOutcome> told(ReservationDraft draft, List<LineOutcome> refused) {
        List<LineOutcome> held = holders.told(
                draft.hospital(), refused, index -> draft.lines().get(index).cell());
        return remedies.told(draft.hospital(), false, held, index -> {
            ReservationDraft.Line line = draft.lines().get(index);
            return new Remedies.Line(line.cell(), line.amount());
        });
    }

    /**
     * Spends what was set aside, by all lines of the call or none. An execution line that is known already is not counted again.
     *
     * @throws ReservationRefused when a use cannot be: what it spends beyond the reservation is BUDGET_INSUFFICIENT,
     *     UNKNOWN_RESERVATION_LINE, RESERVATION_LINE_ENDED, LINE_CHANGED, LINE_SUSPENDED, PERIOD_CLOSED, PERIOD_SOFT_CLOSED, UNKNOWN_CENTRE
     * @throws ProblemException 404 for an unknown hospital or reservation, 503 as {@link Ledger#post}
     */
    public ReservationResult use(UseDraft draft) {
        draft.reservation().requireOfNoAdjustment();
        UseStatement statement = new UseStatement(draft, now());
        AuditAppend audit = AuditAppend.ofRequest();
        ReserveStatement.Answer answer = calls.several(connection -> accepted(statement.use(connection, audit)));
        audit.committed();
        relay.wake(Bucket.of(draft.hospital()));
        boolean isNew = answer.lines().stream()
                        .filter(line -> line.status() == LineStatus.REPLAYED)
                        .count()
                < draft.uses().size();
        return new ReservationResult(answer.sequence(), isNew, answer.lines());
    }

    /** Lets through what may be committed; by an exception everything is rolled back. */
    private static ReserveStatement.Answer accepted(ReserveStatement.Answer answer) {
        return switch (answer.state()) {
            case "RESERVED", "REPLAYED", "USED" -> answer;
            case "REFUSED" ->
                throw new ReservationRefused(answer.lines().stream()
                        .filter(line -> line.status() == LineStatus.REFUSED)
                        .toList());
            default -> throw refusal(answer.state());
        };
    }

    private static ProblemException refusal(String state) {
        return switch (state) {
            case "NO_HOSPITAL" -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
            case "NO_RESERVATION" -> ReservationBook.unknown();
            case "NO_PREDECESSOR" ->
                new ProblemException(EdgeProblem.NOT_FOUND, "The reservation that it follows does not exist.");
            case "PREDECESSOR_ENDED" ->
                new ProblemException(
                        BudgetProblem.RESERVATION_ENDED, "Nothing is open of the reservation that it follows.");
            case "OVER" -> ProblemException.invalid("/expiresOn", "OUT_OF_RANGE", "The last day is over already.");
            case "UNKNOWN_LINE" ->
                ProblemException.invalid("/lines", "UNKNOWN_RESERVATION_LINE", "The reservation has no such line.");
            case "CHANGED" ->
                new ProblemException(
                        BudgetProblem.RESERVATION_CHANGED,
                        "The id stands for other lines. Release the reservation, or send one of another id that follows it.");
            default -> throw new IllegalStateException("the ledger answered " + state);
        };
    }

    /**
     * Gives back what is open, now; nothing changes when nothing is.
     *
     * @param lines null: all
     * @return the Ledger-Sequence that contains it
     * @throws ProblemException 404 for an unknown hospital or reservation, 400 for an unknown line, 503 as {@link Ledger#post}
     */
    public long release(
            String hospital, ReservationId reservation, @Nullable List<String> lines, String reason, String actor) {
        reservation.requireOfNoAdjustment();
        return release(new ReleaseStatement(
                        hospital, "RELEASE", reservation, lines, reason, actor, now(), LocalDate.now(clock)))
                .sequence();
    }

    /**
     * Gives back what is open of a reservation whose last day is over.
     *
     * @return how many lines gave something back; 0 when somebody was faster or the last day has moved
     */
    public int expire(String hospital, ReservationId reservation, String actor) {
        return release(new ReleaseStatement(
                        hospital, "EXPIRY", reservation, null, null, actor, now(), LocalDate.now(clock)))
                .released();
    }

    private ReleaseStatement.Answer release(ReleaseStatement statement) {
        AuditAppend audit = AuditAppend.ofRequest();
        ReleaseStatement.Answer answer = calls.several(connection -> {
            ReleaseStatement.Answer said = statement.release(connection, audit);
            if (!said.state().equals("RELEASED") && !said.state().equals("NOT_EXPIRED")) {
                throw refusal(said.state());
            }
            return said;
        });
        audit.committed();
        relay.wake(Bucket.of(statement.hospital()));
        return answer;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
