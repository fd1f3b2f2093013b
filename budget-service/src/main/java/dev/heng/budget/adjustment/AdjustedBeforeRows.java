package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Reads what the rules of adjustments need to know of budgets and of other adjustments. */
@ApplicationScoped
class AdjustedBeforeRows {
    private static final String PROJECTS = """
            select distinct project from cell
            where hospital = ? and project = any (?) and project <> '-' and (original is not null or adjustment is not null)
            """;
    private static final String COUNTS = """
            select l.centre, count(distinct a.code) from adjustment a
            join adjustment_line l on l.hospital = a.hospital and l.adjustment = a.code
            where a.hospital = ? and a.year = ? and a.code <> ? and a.state in ('SUBMITTED', 'APPROVED') and l.centre = any (?)
            group by l.centre
            """;
    private static final String ORIGINALS = """
            select c.centre, c.subject, c.fund, c.project, sum(c.original) from cell c
            where c.hospital = ? and c.centre = any (?) and c.month between ? and ? and c.original is not null
            group by c.centre, c.subject, c.fund, c.project
            """;
    private static final String MOVED = """
            select a.code, l.centre, l.subject, l.fund, l.project, sum(l.amount) from adjustment a
            join adjustment_line l on l.hospital = a.hospital and l.adjustment = a.code
            where a.hospital = ? and a.year = ? and a.code <> ? and a.state in ('SUBMITTED', 'APPROVED') and l.centre = any (?)
            group by a.code, l.centre, l.subject, l.fund, l.project
            """;

    private final DataSource dataSource;

    AdjustedBeforeRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is there beside an adjustment.
     *
     * @param spending the codes of subjects that are money to be spent
     */
    AdjustedBefore of(String hospital, String code, AdjustmentDefinition adjustment, Set<String> spending) {
        Set<String> centres = new TreeSet<>();
        Set<String> projects = new TreeSet<>();
        adjustment.lines().forEach(line -> {
            centres.add(line.cell().centre());
            projects.add(line.cell().project());
        });
        try (Connection connection = dataSource.getConnection()) {
            Map<BudgetLine, BigDecimal> originals = originals(connection, hospital, adjustment.year(), centres);
            Map<BudgetLine, BigDecimal> movedOfLine = new HashMap<>();
            Map<String, BigDecimal> movedOfCentre = new HashMap<>();
            moved(connection, hospital, adjustment.year(), code, centres, spending, movedOfLine, movedOfCentre);
            return new AdjustedBefore(
                    projects(connection, hospital, projects),
                    counts(connection, hospital, adjustment.year(), code, centres),
                    originals,
                    movedOfLine,
                    ofCentres(originals, spending),
                    movedOfCentre);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what was adjusted before", e);
        }
    }

    /** Keeps others of the hospital from being submitted at the same time, which would not see each other. */
    void lockLimits(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select from adjustment_policy where hospital = ? for update")) {
            lock.setString(1, hospital);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the policy", e);
        }
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static Set<String> projects(Connection connection, String hospital, Set<String> projects)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PROJECTS)) {
            query.setString(1, hospital);
            query.setArray(2, texts(connection, projects));
            Set<String> budgeted = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    budgeted.add(row.getString(1));
                }
            }
            return budgeted;
        }
    }

    private static Map<String, Integer> counts(
            Connection connection, String hospital, int year, String code, Set<String> centres) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            query.setString(3, code);
            query.setArray(4, texts(connection, centres));
            Map<String, Integer> counts = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getInt(2));
                }
            }
            return counts;
        }
    }

    private static Map<BudgetLine, BigDecimal> originals(
            Connection connection, String hospital, int year, Set<String> centres) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ORIGINALS)) {
            query.setString(1, hospital);
            query.setArray(2, texts(connection, centres));
            query.setInt(3, CellKey.firstOf(year));
            query.setInt(4, CellKey.lastOf(year));
            Map<BudgetLine, BigDecimal> originals = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    originals.put(line(row, 1), row.getBigDecimal(5));
                }
            }
            return originals;
        }
    }

    private static void moved(
            Connection connection,
            String hospital,
            int year,
            String code,
            Set<String> centres,
            Set<String> spending,
            Map<BudgetLine, BigDecimal> ofLine,
            Map<String, BigDecimal> ofCentre)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(MOVED)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            query.setString(3, code);
            query.setArray(4, texts(connection, centres));
            Map<List<String>, BigDecimal> ofCentreAndDocument = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    BudgetLine line = line(row, 2);
                    BigDecimal amount = row.getBigDecimal(6);
                    ofLine.merge(line, amount.abs(), BigDecimal::add);
                    if (spending.contains(line.subject())) {
                        ofCentreAndDocument.merge(List.of(line.centre(), row.getString(1)), amount, BigDecimal::add);
                    }
                }
            }
            ofCentreAndDocument.forEach((key, amount) -> ofCentre.merge(key.getFirst(), amount.abs(), BigDecimal::add));
        }
    }

    private static BudgetLine line(ResultSet row, int first) throws SQLException {
        return new BudgetLine(
                row.getString(first), row.getString(first + 1), row.getString(first + 2), row.getString(first + 3));
    }

    private static Map<String, BigDecimal> ofCentres(Map<BudgetLine, BigDecimal> originals, Set<String> spending) {
        Map<String, BigDecimal> ofCentres = new HashMap<>();
        originals.forEach((line, amount) -> {
            if (spending.contains(line.subject())) {
                ofCentres.merge(line.centre(), amount, BigDecimal::add);
            }
        });
        return ofCentres;
    }
}
