package dev.heng.budget.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Proves that what is rolled up of each source and day is what its entries add up to. The sums and the posting up to which they count are read in
 * one statement; up to there nothing changes any more, so the postings are counted again a few at a time.
 */
@ApplicationScoped
class CheckSources {
    private static final int POSTINGS_A_STEP = 2_000;
    private static final int DIFFERENCES_MAX = 1_000;
    private static final String KEPT = """
            select p.sequence, d.source, d.date, d.lines, d.amount
            from source_progress p left join source_day d on d.hospital = p.hospital
            where p.hospital = ?
            """;
    private static final String STEP_END = """
            select max(sequence) from (
                select sequence from posting where hospital = ? and sequence > ? and sequence <= ? order by sequence limit ?) step
            """;
    private static final String COUNTED = """
            select source, date, sum(lines) as lines, sum(amount) as amount from reconciliation_counted(?, ?, ?) group by source, date
            """;

    private final DataSource dataSource;

    CheckSources(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Day(String source, LocalDate date) {}

    private record Sums(long lines, BigDecimal amount) {
        private static final Sums NOTHING = new Sums(0, BigDecimal.ZERO);

        Sums plus(Sums other) {
            return new Sums(lines + other.lines, amount.add(other.amount));
        }

        boolean isSame(Sums other) {
            return lines == other.lines && amount.compareTo(other.amount) == 0;
        }
    }

    /** Days whose sums differ, the first thousand. */
    List<IntegrityReport.SourceDifference> check(String hospital) {
        Map<Day, Sums> kept = new HashMap<>();
        Map<Day, Sums> counted = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            long last = kept(connection, hospital, kept);
            long after = 0;
            while (after < last) {
                long end = stepEnd(connection, hospital, after, last);
                count(connection, hospital, after, end, counted);
                after = end;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check the sources", e);
        }
        return differences(kept, counted);
    }

    private static long kept(Connection connection, String hospital, Map<Day, Sums> kept) throws SQLException {
        long last = 0;
        try (PreparedStatement query = connection.prepareStatement(KEPT)) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    last = row.getLong("sequence");
                    if (row.getString("source") != null) {
                        kept.put(day(row), sums(row));
                    }
                }
            }
        }
        return last;
    }

    private static long stepEnd(Connection connection, String hospital, long after, long last) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(STEP_END)) {
            query.setString(1, hospital);
            query.setLong(2, after);
            query.setLong(3, last);
            query.setInt(4, POSTINGS_A_STEP);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long end = row.getLong(1);
                return row.wasNull() ? last : end;
            }
        }
    }

    private static void count(Connection connection, String hospital, long after, long end, Map<Day, Sums> counted)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COUNTED)) {
            query.setString(1, hospital);
            query.setLong(2, after);
            query.setLong(3, end);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counted.merge(day(row), sums(row), Sums::plus);
                }
            }
        }
    }

    private static Day day(ResultSet row) throws SQLException {
        return new Day(row.getString("source"), row.getObject("date", LocalDate.class));
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(row.getLong("lines"), row.getBigDecimal("amount"));
    }

    private static List<IntegrityReport.SourceDifference> differences(Map<Day, Sums> kept, Map<Day, Sums> counted) {
        Set<Day> days = new HashSet<>(kept.keySet());
        days.addAll(counted.keySet());
        List<IntegrityReport.SourceDifference> differences = new ArrayList<>();
        for (Day day : days) {
            Sums rolledUp = kept.getOrDefault(day, Sums.NOTHING);
            Sums sum = counted.getOrDefault(day, Sums.NOTHING);
            if (!rolledUp.isSame(sum)) {
                differences.add(new IntegrityReport.SourceDifference(
                        day.source(), day.date(), rolledUp.lines(), sum.lines(), rolledUp.amount(), sum.amount()));
            }
        }
        return differences.stream()
                .sorted(Comparator.comparing(IntegrityReport.SourceDifference::date)
                        .thenComparing(IntegrityReport.SourceDifference::source))
                .limit(DIFFERENCES_MAX)
                .toList();
    }
}
