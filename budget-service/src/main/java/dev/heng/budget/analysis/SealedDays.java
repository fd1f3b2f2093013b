package dev.heng.budget.analysis;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the seals of days. Days begin and end in one zone for all hospitals, as when they were sealed. */
@ApplicationScoped
public class SealedDays {
    /** How many parts the cursor of the list has. */
    public static final int KEY_PARTS = 1;

    private static final String LIST = """
            select date, sequence, digest, postings, sealed_at from day_seal
            where hospital = ? and date between ? and ? and date > ?
            order by date limit ?
            """;
    private static final String FIRST_BOOKED =
            "select booked_at from posting where hospital = ? order by sequence limit 1";
    private static final String TREES_CHANGED = """
            select h.sequence > ? or c.sequence > ?
                or exists (select from centre t where t.hospital = h.code and t.sequence > ?)
            from hospital h join chart c on c.code = h.chart
            where h.code = ?
            """;

    private final DataSource dataSource;
    private final ZoneId zone;

    SealedDays(DataSource dataSource, @ConfigProperty(name = "heng.seals.zone") ZoneId zone) {
        this.dataSource = dataSource;
        this.zone = zone;
    }

    /** A page of the days of a hospital that are sealed, from the oldest on. */
    public Page<DaySeal> list(String hospital, LocalDate from, LocalDate to, Page.Request page) {
        LocalDate after = page.isFirst() ? from.minusDays(1) : LocalDate.ofEpochDay(page.longWhole(0));
        List<DaySeal> rows = read(hospital, from, to, after, page.limit() + 1);
        return Page.of(rows, page, seal -> List.of(String.valueOf(seal.date().toEpochDay())));
    }

    /**
     * The seal of a day. Before the day of the first posting nothing was booked: such a day has sequence 0.
     *
     * @throws ProblemException 409 NOT_YET_SEALED when the day is not over, or something booked in it is not sealed yet
     */
    public DaySeal require(String hospital, LocalDate day) {
        List<DaySeal> found = read(hospital, day, day, day.minusDays(1), 1);
        if (!found.isEmpty()) {
            return found.getFirst();
        }
        OffsetDateTime end = day.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
        if (firstBooked(hospital).filter(first -> !first.isBefore(end)).isPresent()) {
            return new DaySeal(day, 0, null, 0, null);
        }
        throw new ProblemException(
                BudgetProblem.NOT_YET_SEALED,
                "The day " + day
                        + " is not over, or what was booked in it is not sealed yet: ask again a few minutes after it.");
    }

    /** As {@link #require}, with what else a reader of figures as known then should know. */
    KnownOn known(String hospital, LocalDate day) {
        DaySeal seal = require(hospital, day);
        return new KnownOn(seal, areTreesChanged(hospital, seal.sequence()));
    }

    private List<DaySeal> read(String hospital, LocalDate from, LocalDate to, LocalDate after, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            query.setString(1, hospital);
            query.setObject(2, from);
            query.setObject(3, to);
            query.setObject(4, after);
            query.setInt(5, rows);
            List<DaySeal> seals = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    seals.add(new DaySeal(
                            row.getObject("date", LocalDate.class),
                            row.getLong("sequence"),
                            HexFormat.of().formatHex(row.getBytes("digest")),
                            row.getLong("postings"),
                            row.getObject("sealed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return seals;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the seals of days", e);
        }
    }

    private Optional<OffsetDateTime> firstBooked(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(FIRST_BOOKED)) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, OffsetDateTime.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the first posting", e);
        }
    }

    private boolean areTreesChanged(String hospital, long sequence) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(TREES_CHANGED)) {
            query.setLong(1, sequence);
            query.setLong(2, sequence);
            query.setLong(3, sequence);
            query.setString(4, hospital);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what has changed", e);
        }
    }
}
