package dev.heng.budget.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Writes what became of a chunk, in the transaction that posted its lines. */
record ChunkStatement(Execution execution, Chunk chunk, OffsetDateTime committedAt) {
    private static final String SQL = """
            insert into execution_chunk (hospital, source, batch, chunk, first_line, lines, recorded, suspended, refused, sequence, committed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (hospital, source, batch, chunk) do update set
                recorded = execution_chunk.recorded + excluded.recorded, suspended = excluded.suspended,
                refused = excluded.refused, sequence = excluded.sequence, committed_at = excluded.committed_at
            returning *
            """;

    /** The chunk as it stands now. */
    ChunkState keep(Connection connection, ExecutionResult result) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(SQL)) {
            upsert.setString(1, execution.hospital());
            upsert.setString(2, execution.source());
            upsert.setString(3, execution.batch());
            upsert.setInt(4, chunk.number());
            upsert.setInt(5, chunk.firstLine());
            upsert.setInt(6, result.received());
            upsert.setInt(7, result.count(LineStatus.RECORDED));
            upsert.setInt(8, result.count(LineStatus.SUSPENDED));
            upsert.setInt(9, result.count(LineStatus.REFUSED));
            upsert.setLong(10, result.sequence());
            upsert.setObject(11, committedAt);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return state(row);
            }
        }
    }

    static ChunkState state(ResultSet row) throws SQLException {
        int lines = row.getInt("lines");
        int recorded = row.getInt("recorded");
        int suspended = row.getInt("suspended");
        int refused = row.getInt("refused");
        return new ChunkState(
                new Chunk(row.getInt("chunk"), row.getInt("first_line")),
                lines,
                recorded,
                lines - recorded - suspended - refused,
                suspended,
                refused,
                row.getLong("sequence"),
                row.getObject("committed_at", OffsetDateTime.class).toInstant());
    }
}
