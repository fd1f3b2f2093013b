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

/** Takes recorded lines back by lines of the opposite amount. A call is a transaction of its own, as of {@link Ledger}. */
@ApplicationScoped
public class Reversals {
    private final LedgerCalls calls;
    private final RelayWakeUp relay;
    private final Clock clock;

    Reversals(DataSource dataSource, RelayWakeUp relay, Clock clock) {
        this.calls = new LedgerCalls(dataSource);
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Books the reversal; the same one again changes nothing.
     *
     * @throws ProblemException 400 for a date before that of the line; 404 for an unknown hospital or line; 409 when the line waits in
     *     suspense, is a balance or a reversal, or is reversed already, when the id is that of another line, when the month is closed, or
     *     when the budget of a line that gave money back is spent; 503 as {@link Ledger#post}
     */
    public ReversalResult reverse(ReversalDraft draft) {
        ReverseStatement statement = new ReverseStatement(draft, OffsetDateTime.now(clock));
        AuditAppend audit = AuditAppend.ofRequest();
        ReverseStatement.Answer answer = calls.several(connection -> {
            ReverseStatement.Answer said = statement.reverse(connection, audit);
            if (!said.state().equals("REVERSED") && !said.state().equals("REPLAYED")) {
                throw refusal(said);
            }
            return said;
        });
        audit.committed();
        relay.wake(Bucket.of(draft.hospital()));
        return new ReversalResult(answer.sequence(), answer.state().equals("REVERSED"));
    }

    private static ProblemException refusal(ReverseStatement.Answer answer) {
        return switch (answer.state()) {
            case "NO_HOSPITAL" -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
            case "NO_LINE" -> PostedLines.unknown();
            case "LINE_SUSPENDED" ->
                new ProblemException(
                        BudgetProblem.LINE_SUSPENDED, "The line waits in the suspense queue and counts nowhere.");
            case "NOT_REVERSIBLE" ->
                new ProblemException(
                        BudgetProblem.NOT_REVERSIBLE,
                        "A balance (STOCK) is corrected by the right one of the same day, a reversal by the line under a new id.");
            case "REVERSED_ALREADY" ->
                new ProblemException(
                        BudgetProblem.REVERSED_ALREADY, "The line " + answer.reversedBy() + " takes it back already.");
            case "ID_TAKEN" ->
                new ProblemException(BudgetProblem.LINE_CHANGED, "The id of the reversal is that of another line.");
            case "DATE_BEFORE_LINE" ->
                ProblemException.invalid("/date", "OUT_OF_RANGE", "A line is not taken back before its own day.");
            case "REFUSED" ->
                new ProblemException(
                        String.valueOf(answer.code()).startsWith("PERIOD_")
                                ? BudgetProblem.PERIOD_CLOSED
                                : BudgetProblem.REVERSAL_REFUSED,
                        answer.code() + ": " + answer.detail());
            default -> throw new IllegalStateException("the ledger answered " + answer.state());
        };
    }
}
