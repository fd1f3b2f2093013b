package dev.heng.budget.ledger;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The batches that are recorded in numbered chunks, and how far each came. */
@ApplicationScoped
public class Batches {
    private static final String PROGRESS = """
            select b.source, b.batch, b.digest, b.chunk_lines, b.chunks, b.lines, b.amount, b.started_at, count(c.chunk) as committed,
                   coalesce(sum(c.recorded), 0) as recorded, coalesce(sum(c.suspended), 0) as suspended,
                   coalesce(sum(c.refused), 0) as refused, coalesce(sum(c.lines), 0) as judged,
                   max(c.sequence) as sequence, max(c.committed_at) as committed_at
            from execution_batch b
            left join execution_chunk c on c.hospital = b.hospital and c.source = b.source and c.batch = b.batch
            where b.hospital = ? and b.source = coalesce(?, b.source) and b.batch = coalesce(?, b.batch)
              and (b.source, b.batch) > (?, ?)
            group by b.hospital, b.source, b.batch
            order by b.source, b.batch
            limit ?
            """;

    private final LedgerCalls calls;
    private final Clock clock;

    Batches(DataSource dataSource, Clock clock) {
        this.calls = new LedgerCalls(dataSource);
        this.clock = clock;
    }

    /** Identifies a batch within a hospital, and the place of a row in the list of them. */
    public record Key(String source, String batch) {
        /** Before every batch. */
        public static final Key START = new Key("", "");
    }

    /**
     * Fixes what a batch stands for; the same again changes nothing.
     *
     * @throws ProblemException 409 BATCH_CHANGED when it stands for other lines or chunks
     */
    public void begin(String hospital, Batch batch) {
        Batch known = calls.several(connection -> {
            insert(connection, hospital, batch);
            return one(connection, hospital, batch.source(), batch.name()).batch();
        });
        if (!known.content().equals(batch.content()) || known.chunkLines() != batch.chunkLines()) {
            throw new ProblemException(
                    BudgetProblem.BATCH_CHANGED,
                    "The batch was sent before with other lines, or in chunks of another size (" + known.chunkLines()
                            + "); give what is new another name.");
        }
    }

    private void insert(Connection connection, String hospital, Batch batch) throws SQLException {
        String sql = """
                insert into execution_batch (hospital, source, batch, digest, chunk_lines, chunks, lines, amount, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, hospital);
            insert.setString(2, batch.source());
            insert.setString(3, batch.name());
            insert.setBytes(4, HexFormat.of().parseHex(batch.content()));
            insert.setInt(5, batch.chunkLines());
            insert.setInt(6, batch.chunks());
            insert.setInt(7, batch.lines());
            insert.setBigDecimal(8, batch.amount());
            insert.setObject(9, OffsetDateTime.now(clock));
            insert.executeUpdate();
        }
    }

    /** How far one batch came, which has begun. */
    public BatchProgress progress(String hospital, String source, String batch) {
        return calls.single(connection -> one(connection, hospital, source, batch));
    }

    /**
     * The batches in the order of source and name.
     *
     * @param source null for every source
     * @param batch null for every batch
     */
    public List<BatchProgress> list(
            String hospital, @Nullable String source, @Nullable String batch, Key after, int rows) {
        return calls.single(connection -> read(connection, hospital, source, batch, after, rows));
    }

    private static BatchProgress one(Connection connection, String hospital, String source, String batch)
            throws SQLException {
        return read(connection, hospital, source, batch, Key.START, 1).getFirst();
    }

    private static List<BatchProgress> read(
            Connection connection,
            String hospital,
            @Nullable String source,
            @Nullable String batch,
            Key after,
            int rows)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PROGRESS)) {
            query.setString(1, hospital);
            query.setString(2, source);
            query.setString(3, batch);
            query.setString(4, after.source());
            query.setString(5, after.batch());
            query.setInt(6, rows);
            List<BatchProgress> batches = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    batches.add(progress(row));
                }
            }
            return batches;
        }
    }

    private static BatchProgress progress(ResultSet row) throws SQLException {
        long recorded = row.getLong("recorded");
        long suspended = row.getLong("suspended");
        long refused = row.getLong("refused");
        OffsetDateTime committedAt = row.getObject("committed_at", OffsetDateTime.class);
        return new BatchProgress(
                new Batch(
                        row.getString("source"),
                        row.getString("batch"),
                        HexFormat.of().formatHex(row.getBytes("digest")),
                        row.getInt("chunk_lines"),
                        row.getInt("chunks"),
                        row.getInt("lines"),
                        row.getBigDecimal("amount")),
                row.getInt("committed"),
                recorded,
                row.getLong("judged") - recorded - suspended - refused,
                suspended,
                refused,
                row.getObject("sequence", Long.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                committedAt == null ? null : committedAt.toInstant());
    }

    /** How many chunks with a lower number are committed. */
    public int committed(String hospital, Key batch, int before) {
        String sql =
                "select count(*) from execution_chunk where hospital = ? and source = ? and batch = ? and chunk < ?";
        return calls.single(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, hospital);
                query.setString(2, batch.source());
                query.setString(3, batch.batch());
                query.setInt(4, before);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** The chunks of a batch that are committed, in their order, from the one after {@code after}. */
    public List<ChunkState> chunks(String hospital, Key batch, int after, int rows) {
        String sql = """
                select * from execution_chunk
                where hospital = ? and source = ? and batch = ? and chunk > ?
                order by chunk limit ?
                """;
        return calls.single(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, hospital);
                query.setString(2, batch.source());
                query.setString(3, batch.batch());
                query.setInt(4, after);
                query.setInt(5, rows);
                List<ChunkState> chunks = new ArrayList<>();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        chunks.add(ChunkStatement.state(row));
                    }
                }
                return chunks;
            }
        });
    }
}
