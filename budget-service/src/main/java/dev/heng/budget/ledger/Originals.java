package dev.heng.budget.ledger;

import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.AuditAppend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Original amounts that a document sets as a part of its own transaction. Nothing is repeated here: what a deadlock or a busy moment
 * undoes is the caller's whole transaction, told as 503.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Originals {
    private static final int FETCHED_ROWS = 5_000;

    private final JoinedCalls joined;
    private final Clock clock;

    Originals(JoinedCalls joined, Clock clock) {
        this.joined = joined;
        this.clock = clock;
    }

    /**
     * Sets the original amount of each cell named, all or none; entries only where it changes. A call of more than a thousand cells in a
     * hospital with control rules waits until nobody posts there and keeps postings out until the transaction ends.
     *
     * @param document what the amounts come from; every entry names it
     * @param amounts each cell once, in any order
     * @throws CellsRefused when an amount cannot be set; the transaction can only be rolled back then
     * @throws ProblemException 404 for an unknown hospital, 503 TOO_BUSY
     */
    public OriginalResult set(String hospital, String document, String actor, List<OriginalAmount> amounts) {
        OriginalStatement statement =
                new OriginalStatement(hospital, document, actor, OffsetDateTime.now(clock), amounts);
        return joined.write(
                hospital, connection -> OriginalStatement.inAnyOrder(connection, statement, AuditAppend.none()));
    }

    /**
     * What is planned and used of a cell.
     *
     * @param original null: never set
     * @param used executed and reserved
     */
    public record Planned(CellKey cell, @Nullable BigDecimal original, BigDecimal adjustment, BigDecimal used) {}

    /**
     * The cells of a year, in key order.
     *
     * @param centre only those of this one; null: of every centre
     */
    public List<Planned> ofYear(String hospital, int year, @Nullable String centre) {
        return joined.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement("""
                        select centre, subject, fund, project, month, original, coalesce(adjustment, 0) as adjustment,
                               coalesce(executed, 0) + coalesce(reserved, 0) as used
                        from cell
                        where hospital = ? and month between ? and ? and version > 0 and (?::text is null or centre = ?)
                        order by centre, subject, fund, project, month
                        """)) {
                query.setFetchSize(FETCHED_ROWS);
                query.setString(1, hospital);
                query.setInt(2, CellKey.firstOf(year));
                query.setInt(3, CellKey.lastOf(year));
                query.setString(4, centre);
                query.setString(5, centre);
                List<Planned> found = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(new Planned(
                                new CellKey(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        CellKey.month(row.getInt(5))),
                                row.getBigDecimal(6),
                                row.getBigDecimal(7),
                                row.getBigDecimal(8)));
                    }
                }
                return found;
            }
        });
    }
}
