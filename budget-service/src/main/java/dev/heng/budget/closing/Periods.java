package dev.heng.budget.closing;

import dev.heng.budget.ledger.CellKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** The months of hospitals. A month without a row is open. */
@ApplicationScoped
public class Periods {
    private final DataSource dataSource;

    Periods(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The twelve months of a year, in order. */
    public List<Period> year(String hospital, int year) {
        Map<YearMonth, Period> changed = new HashMap<>();
        between(hospital, YearMonth.of(year, 1), YearMonth.of(year, 12))
                .forEach(period -> changed.put(period.month(), period));
        List<Period> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            YearMonth at = YearMonth.of(year, month);
            months.add(changed.getOrDefault(at, Period.untouched(at)));
        }
        return months;
    }

    /** One month. */
    public Period month(String hospital, YearMonth month) {
        return between(hospital, month, month).stream().findFirst().orElse(Period.untouched(month));
    }

    private List<Period> between(String hospital, YearMonth first, YearMonth last) {
        String sql = """
                select p.month, p.state, p.version, p.sequence, c.reservations_reviewed, c.reason, c.changed_by, c.changed_at
                from period p
                join period_change c on c.hospital = p.hospital and c.month = p.month and c.version = p.version
                where p.hospital = ? and p.month between ? and ? order by p.month
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, CellKey.number(first));
            query.setInt(3, CellKey.number(last));
            List<Period> periods = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    periods.add(period(row));
                }
            }
            return periods;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read periods", e);
        }
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                CellKey.month(row.getInt("month")),
                PeriodState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getBoolean("reservations_reviewed"),
                row.getString("reason"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("sequence"));
    }

    /** Writes the present state and remembers the change; the caller holds the hospital's exclusive lock and a transaction. */
    void save(String hospital, Period period) {
        String present = """
                insert into period (hospital, month, state, version, sequence) values (?, ?, ?, ?, ?)
                on conflict (hospital, month)
                do update set state = excluded.state, version = excluded.version, sequence = excluded.sequence
                """;
        String change = """
                insert into period_change (hospital, month, version, state, reason, changed_by, changed_at, reservations_reviewed)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(present);
                PreparedStatement insert = connection.prepareStatement(change)) {
            upsert.setString(1, hospital);
            upsert.setInt(2, CellKey.number(period.month()));
            upsert.setString(3, period.state().name());
            upsert.setLong(4, period.version());
            upsert.setLong(5, period.sequence());
            upsert.executeUpdate();
            insert.setString(1, hospital);
            insert.setInt(2, CellKey.number(period.month()));
            insert.setLong(3, period.version());
            insert.setString(4, period.state().name());
            insert.setString(5, period.reason());
            insert.setString(6, period.changedBy());
            insert.setObject(7, Objects.requireNonNull(period.changedAt()).atOffset(ZoneOffset.UTC));
            insert.setBoolean(8, period.isReviewed());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the period", e);
        }
    }
}
