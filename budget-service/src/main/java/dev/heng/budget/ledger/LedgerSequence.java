package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;

/** Numbers the writes of master data; postings take theirs inside the ledger's functions. */
@ApplicationScoped
public class LedgerSequence {
    private final DataSource dataSource;

    LedgerSequence(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Takes the next number under the watermark locks of the buckets, in the caller's transaction. Take it last, after every lock: from
     * here to the end of the transaction the watermark of these buckets stands still. Afterwards only write the rows that carry the
     * number and append to the outbox of each bucket.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long next(Collection<Integer> buckets) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select ledger_take_sequence(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "integer", Set.copyOf(buckets).stream().sorted().toArray(Integer[]::new)));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take a sequence number", e);
        }
    }
}
