package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Seals the days that are over, each once for every hospital ({@code V2026112661__ledger_seal_days.sql}). */
@ApplicationScoped
public class DaySeals {
    /** How far each hospital's days are sealed; the first day is that of the first posting. */
    private static final String REACHED = """
            select h.code, sealed.date, first.booked_at
            from hospital h
            left join lateral (
                select d.date from day_seal d where d.hospital = h.code order by d.date desc limit 1) sealed on true
            left join lateral (
                select p.booked_at from posting p where sealed.date is null and p.hospital = h.code
                order by p.sequence limit 1) first on true
            where ?::text is null or h.code = ?
            order by h.code
            """;

    private static final String SEAL = "select ledger_seal_day(?, ?, ?, ?)";

    private final DataSource dataSource;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone in which days begin and end */
    DaySeals(DataSource dataSource, Clock clock, @ConfigProperty(name = "heng.seals.zone") ZoneId zone) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.zone = zone;
    }

    private record Due(String hospital, LocalDate day) {}

    /** Seals the days of every hospital that are over and wholly sealed by their postings. @return how many */
    public int sealAll() {
        return sealDue(null);
    }

    /** The same for one hospital. */
    public int seal(String hospital) {
        return sealDue(hospital);
    }

    private int sealDue(@Nullable String hospital) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        LocalDate today = now.atZoneSameInstant(zone).toLocalDate();
        int sealed = 0;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call = connection.prepareStatement(SEAL)) {
            for (Due due : due(connection, hospital)) {
                LocalDate day = due.day();
                while (day.isBefore(today) && isSealed(call, due.hospital(), day, now)) {
                    sealed++;
                    day = day.plusDays(1);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot seal the days", e);
        }
        return sealed;
    }

    private List<Due> due(Connection connection, @Nullable String hospital) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(REACHED)) {
            query.setString(1, hospital);
            query.setString(2, hospital);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    LocalDate last = row.getObject(2, LocalDate.class);
                    OffsetDateTime first = row.getObject(3, OffsetDateTime.class);
                    if (last != null) {
                        due.add(new Due(row.getString(1), last.plusDays(1)));
                    } else if (first != null) {
                        due.add(new Due(
                                row.getString(1), first.atZoneSameInstant(zone).toLocalDate()));
                    }
                }
            }
        }
        return due;
    }

    private boolean isSealed(PreparedStatement call, String hospital, LocalDate day, OffsetDateTime now)
            throws SQLException {
        call.setString(1, hospital);
        call.setObject(2, day);
        call.setObject(3, day.plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        call.setObject(4, now);
        try (ResultSet row = call.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
