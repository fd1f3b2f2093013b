package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What was handed on to centres below. */
@ApplicationScoped
public class Decompositions {
    private static final String COLUMNS =
            "year, number, version, centre, method, reason, decided_by, decided_at, sequence";

    private final DataSource dataSource;

    Decompositions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Without their lines, the newest first. */
    public List<Decomposition> list(String hospital, int year, int before, int rows) {
        return read(
                "hospital = ? and year = ? and number < ? order by number desc limit ?", hospital, year, before, rows);
    }

    /**
     * With its lines.
     *
     * @throws ProblemException 404 when there is none
     */
    public Decomposition require(String hospital, int year, int number) {
        Decomposition found = read("hospital = ? and year = ? and number = ?", hospital, year, number).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND, "There is no decomposition " + number + " of " + year + "."));
        return new Decomposition(
                found.year(),
                found.number(),
                found.version(),
                found.centre(),
                found.method(),
                found.reason(),
                found.decidedBy(),
                found.decidedAt(),
                found.sequence(),
                parts(hospital, found));
    }

    private List<Decomposition.Part> parts(String hospital, Decomposition of) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select centre, subject, fund, project, amounts from budget_decomposition_line
                        where hospital = ? and year = ? and number = ? order by centre, subject, fund, project
                        """)) {
            query.setString(1, hospital);
            query.setInt(2, of.year());
            query.setInt(3, of.number());
            List<Decomposition.Part> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Decomposition.Part(
                            new BudgetLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            VersionLines.months(row.getArray(5))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a decomposition", e);
        }
    }

    /** Adds one with its lines; the caller is alone with the budget of the year. */
    void add(String hospital, Decomposition decomposition) {
        String head =
                "insert into budget_decomposition (" + COLUMNS + ", hospital) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        String part =
                "insert into budget_decomposition_line (hospital, year, number, centre, subject, fund, project, amounts)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement document = connection.prepareStatement(head);
                PreparedStatement line = connection.prepareStatement(part)) {
            document.setInt(1, decomposition.year());
            document.setInt(2, decomposition.number());
            document.setInt(3, decomposition.version());
            document.setString(4, decomposition.centre());
            document.setString(5, decomposition.method().name());
            document.setString(6, decomposition.reason());
            document.setString(7, decomposition.decidedBy());
            document.setObject(8, decomposition.decidedAt().atOffset(ZoneOffset.UTC));
            document.setLong(9, decomposition.sequence());
            document.setString(10, hospital);
            document.executeUpdate();
            for (Decomposition.Part each : decomposition.lines()) {
                line.setString(1, hospital);
                line.setInt(2, decomposition.year());
                line.setInt(3, decomposition.number());
                line.setString(4, each.key().centre());
                line.setString(5, each.key().subject());
                line.setString(6, each.key().fund());
                line.setString(7, each.key().project());
                line.setArray(
                        8, connection.createArrayOf("numeric", each.amounts().toArray()));
                line.addBatch();
            }
            line.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a decomposition", e);
        }
    }

    private List<Decomposition> read(String condition, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select " + COLUMNS + " from budget_decomposition where " + condition)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<Decomposition> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Decomposition(
                            row.getInt("year"),
                            row.getInt("number"),
                            row.getInt("version"),
                            row.getString("centre"),
                            DecompositionMethod.valueOf(row.getString("method")),
                            row.getString("reason"),
                            row.getString("decided_by"),
                            row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                            row.getLong("sequence"),
                            List.of()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read decompositions", e);
        }
    }
}
