package dev.heng.budget.ledger;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/** What {@link Adjustments} promises, on a connection whose transaction is somebody else's. By an exception it must be rolled back. */
final class AdjustmentCalls {
    private final Holders holders;
    private final Remedies remedies;
    private final Clock clock;

    AdjustmentCalls(DataSource dataSource, Clock clock) {
        this.holders = new Holders(dataSource);
        this.remedies = new Remedies(dataSource);
        this.clock = clock;
    }

    HeldAdjustment hold(Connection connection, AdjustmentDraft draft) throws SQLException {
        AdjustmentStatement.Held held = statement(draft).hold(connection);
        return switch (held.state()) {
            case "HELD" -> new HeldAdjustment(held.sequence(), held.held(), held.lines());
            case "REFUSED" ->
                throw new ReservationRefused(told(
                        draft,
                        held.lines().stream()
                                .filter(line -> line.status() == LineStatus.REFUSED)
                                .toList()));
            default -> throw refusal(held.state());
        };
    }

    Adjusted adjust(Connection connection, AdjustmentDraft draft) throws SQLException {
        AdjustmentStatement.Moved moved = statement(draft).adjust(connection);
        return switch (moved.state()) {
            case "ADJUSTED" -> new Adjusted(moved.sequence(), moved.changes());
            case "REFUSED" -> throw new ReservationRefused(moved.refused());
            default -> throw refusal(moved.state());
        };
    }

    long giveBack(Connection connection, String hospital, String hold, String reason, String actor)
            throws SQLException {
        ReleaseStatement.Answer answer = new ReleaseStatement(
                        hospital,
                        "GIVE_BACK",
                        new ReservationId(Adjustments.SOURCE, hold),
                        null,
                        reason,
                        actor,
                        OffsetDateTime.now(clock),
                        LocalDate.now(clock))
                .release(connection, AuditAppend.none());
        if (!answer.state().equals("RELEASED")) {
            throw refusal(answer.state());
        }
        return answer.sequence();
    }

    private AdjustmentStatement statement(AdjustmentDraft draft) {
        return new AdjustmentStatement(draft, OffsetDateTime.now(clock), LocalDate.now(clock));
    }

    private List<LineOutcome> told(AdjustmentDraft draft, List<LineOutcome> refused) {
        List<LineOutcome> held = holders.told(
                draft.hospital(), refused, index -> draft.lines().get(index).cell());
        return remedies.told(draft.hospital(), false, held, index -> {
            AdjustmentDraft.Line line = draft.lines().get(index);
            return new Remedies.Line(line.cell(), line.delta().abs());
        });
    }

    private static ProblemException refusal(String state) {
        return switch (state) {
            case "NO_HOSPITAL" -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
            case "NO_RESERVATION" ->
                new ProblemException(EdgeProblem.NOT_FOUND, "Nothing was ever held for the adjustment.");
            case "TAKEN" ->
                new ProblemException(EdgeProblem.CONFLICT, "The id stands for something that was held before.");
            case "ENDED" ->
                new ProblemException(
                        BudgetProblem.RESERVATION_ENDED, "What was held for the adjustment was given back.");
            default -> throw new IllegalStateException("the ledger answered " + state);
        };
    }
}
