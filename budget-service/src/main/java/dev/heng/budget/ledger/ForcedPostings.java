package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.AuditAppend;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * Records lines although STRICT limits would refuse them (特批); each is told apart for ever. A call is a transaction of its own, as of
 * {@link Ledger}.
 */
@ApplicationScoped
public class ForcedPostings {
    private final LedgerCalls calls;
    private final RelayWakeUp relay;
    private final Clock clock;

    ForcedPostings(DataSource dataSource, RelayWakeUp relay, Clock clock) {
        this.calls = new LedgerCalls(dataSource);
        this.relay = relay;
        this.clock = clock;
    }

    /** What became of an override: the sequence that contains it, and whether it is new. */
    public record Result(long sequence, boolean isNew) {}

    /**
     * Books the override in one posting; the same one again changes nothing. What is not for lack of money is judged as of every posting:
     * known lines are replayed, those with unknown codes or of a closed month suspended.
     *
     * @throws ProblemException 404 for an unknown hospital; 409 OVERRIDE_CHANGED when the id stands for something else; 503 as
     *     {@link Ledger#post}
     */
    public Result force(ForcedDraft draft) {
        ForceStatement statement = new ForceStatement(draft, OffsetDateTime.now(clock));
        AuditAppend audit = AuditAppend.ofRequest();
        ForceStatement.Answer answer = calls.several(connection -> {
            ForceStatement.Answer said = statement.force(connection, audit);
            return switch (said.state()) {
                case "POSTED", "REPLAYED" -> said;
                case "NO_HOSPITAL" -> throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
                case "CHANGED" ->
                    throw new ProblemException(
                            BudgetProblem.OVERRIDE_CHANGED,
                            "The id stands for other lines or another reason. Send what is new under an id of its own.");
                default -> throw new IllegalStateException("the ledger answered " + said.state());
            };
        });
        audit.committed();
        relay.wake(Bucket.of(draft.hospital()));
        return new Result(answer.sequence(), answer.state().equals("POSTED"));
    }
}
