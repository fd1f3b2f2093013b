package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.CentreHistory;
import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.organisation.Centres;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What centres submitted in the second round (二上), as far as it counts: the newest submission of a proposal that nobody gave back. */
@ApplicationScoped
class Proposed {
    private static final String COUNTING = """
            with counting as (
                select distinct on (r.centre) r.hospital, r.year, r.centre, r.round, r.submission, r.hash
                from proposal p
                join proposal_round r on r.hospital = p.hospital and r.year = p.year and r.centre = p.centre
                where p.hospital = ? and p.year = ? and p.state = 'SUBMITTED' and p.round = 2 and r.round = 2
                order by r.centre, r.submission desc)
            """;

    private final DataSource dataSource;
    private final Centres centres;

    Proposed(DataSource dataSource, Centres centres) {
        this.dataSource = dataSource;
        this.centres = centres;
    }

    /** What a centre submitted, by name. */
    record Snapshot(String centre, int round, int submission, String hash) {}

    List<Snapshot> snapshots(String hospital, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        COUNTING + "select centre, round, submission, hash from counting order by centre")) {
            query.setString(1, hospital);
            query.setInt(2, year);
            List<Snapshot> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Snapshot(row.getString(1), row.getInt(2), row.getInt(3), row.getString(4)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what was submitted", e);
        }
    }

    /** The lines of these snapshots. */
    Map<BudgetLine, List<BigDecimal>> lines(String hospital, int year) {
        String sql = COUNTING + """
                select l.centre, l.subject, l.fund, l.project, l.amounts
                from counting c
                join proposal_round_line l on l.hospital = c.hospital and l.year = c.year and l.centre = c.centre
                    and l.round = c.round and l.submission = c.submission
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            Map<BudgetLine, List<BigDecimal>> found = new TreeMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new BudgetLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            VersionLines.months(row.getArray(5)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what was submitted", e);
        }
    }

    /** Centres that should have submitted and have not: those with a proposal, and those of the year that have no centre below them. */
    List<String> missing(String hospital, int year, Collection<Snapshot> snapshots) {
        Map<String, CentreHistory> histories = centres.histories(hospital);
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        Set<String> due = new TreeSet<>();
        histories.forEach((centre, history) -> {
            if (history.intervals().stream()
                    .anyMatch(each ->
                            !each.validFrom().isAfter(last) && !each.validTo().isBefore(first))) {
                due.add(centre);
            }
        });
        Set<@Nullable String> parents =
                new HashSet<>(CentreTree.on(last, histories).parents().values());
        due.removeIf(parents::contains);
        due.addAll(withProposal(hospital, year));
        snapshots.forEach(each -> due.remove(each.centre()));
        return List.copyOf(due);
    }

    private Set<String> withProposal(String hospital, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select centre from proposal where hospital = ? and year = ?")) {
            query.setString(1, hospital);
            query.setInt(2, year);
            Set<String> found = new TreeSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read proposals", e);
        }
    }
}
