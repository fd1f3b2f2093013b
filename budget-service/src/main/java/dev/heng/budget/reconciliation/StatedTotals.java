package dev.heng.budget.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The control totals of sources. */
@ApplicationScoped
public class StatedTotals {
    private static final int FIRST_VALUE = 4;

    private final DataSource dataSource;

    StatedTotals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What was stated; empty when nobody did. */
    public Optional<StatedTotal> of(String hospital, Sent about) {
        return read(hospital, about, "");
    }

    /**
     * What was stated, kept as it is until the caller's transaction ends. Of two who state the first total of something at the same time the
     * later one waits here.
     */
    Optional<StatedTotal> locked(String hospital, Sent about) {
        String sql = """
                insert into %s (hospital, source, %s, lines, amount, version, changed_by, changed_at, sequence)
                values (?, ?, ?, 0, 0, 0, '', 'epoch', 0)
                on conflict do nothing
                """.formatted(table(about), key(about));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            bindKey(insert, hospital, about);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock a control total", e);
        }
        return read(hospital, about, "for update").filter(stated -> stated.version() > 0);
    }

    /** The caller has locked it. */
    void save(String hospital, StatedTotal stated) {
        String sql = """
                insert into %1$s (hospital, source, %2$s, lines, amount, version, changed_by, changed_at, sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, source, %2$s) do update set
                    lines = excluded.lines, amount = excluded.amount, version = excluded.version, changed_by = excluded.changed_by,
                    changed_at = excluded.changed_at, sequence = excluded.sequence
                """.formatted(table(stated.about()), key(stated.about()));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            bindKey(upsert, hospital, stated.about());
            upsert.setLong(FIRST_VALUE, stated.total().lines());
            upsert.setBigDecimal(FIRST_VALUE + 1, stated.total().amount());
            upsert.setLong(FIRST_VALUE + 2, stated.version());
            upsert.setString(FIRST_VALUE + 3, stated.changedBy());
            upsert.setObject(FIRST_VALUE + 4, stated.changedAt().atOffset(ZoneOffset.UTC));
            upsert.setLong(FIRST_VALUE + 5, stated.sequence());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a control total", e);
        }
    }

    private Optional<StatedTotal> read(String hospital, Sent about, String lock) {
        String sql = """
                select lines, amount, version, changed_by, changed_at, sequence from %s
                where hospital = ? and source = ? and %s = ? %s
                """.formatted(table(about), key(about), lock);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bindKey(query, hospital, about);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new StatedTotal(
                                about,
                                new Total(row.getLong("lines"), row.getBigDecimal("amount")),
                                row.getLong("version"),
                                row.getString("changed_by"),
                                row.getObject("changed_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getLong("sequence")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a control total", e);
        }
    }

    private static String table(Sent about) {
        return switch (about) {
            case Sent.OnDay day -> "stated_day";
            case Sent.InBatch batch -> "stated_batch";
        };
    }

    private static String key(Sent about) {
        return switch (about) {
            case Sent.OnDay day -> "date";
            case Sent.InBatch batch -> "batch";
        };
    }

    private static void bindKey(PreparedStatement statement, String hospital, Sent about) throws SQLException {
        statement.setString(1, hospital);
        statement.setString(2, about.source());
        switch (about) {
            case Sent.OnDay day -> statement.setObject(3, day.date());
            case Sent.InBatch batch -> statement.setString(3, batch.batch());
        }
    }
}
