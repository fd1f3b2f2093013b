package dev.heng.budget.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which owner departments are done with the review of a year. A department without a row is not. */
@ApplicationScoped
class Completions {
    private static final String COLUMNS = "owner, is_done, note, changed_by, changed_at, version";

    private final DataSource dataSource;

    Completions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** By owner. */
    Map<String, Completion> of(String hospital, int year) {
        return read(
                "select " + COLUMNS + " from review_completion where hospital = ? and year = ?", hospital, year, null);
    }

    /** The departments that are done; whoever is about to change that waits until the caller's transaction ends. */
    Set<String> done(String hospital, int year) {
        String sql = "select " + COLUMNS
                + " from review_completion where hospital = ? and year = ? order by owner for share";
        return read(sql, hospital, year, null).values().stream()
                .filter(Completion::isDone)
                .map(Completion::owner)
                .collect(Collectors.toSet());
    }

    /** The department's, locked until the caller's transaction ends. */
    Optional<Completion> lock(String hospital, int year, String owner) {
        String sql = "select " + COLUMNS
                + " from review_completion where hospital = ? and year = ? and owner = ? for update";
        return Optional.ofNullable(read(sql, hospital, year, owner).get(owner));
    }

    /** Writes what a department says now. */
    Completion save(String hospital, int year, Completion completion) {
        String sql = """
                insert into review_completion as c (hospital, year, owner, is_done, note, changed_by, changed_at, version)
                values (?, ?, ?, ?, ?, ?, ?, 1)
                on conflict (hospital, year, owner) do update set
                    is_done = excluded.is_done, note = excluded.note, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
                    version = c.version + 1
                returning\s""" + COLUMNS;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, hospital);
            upsert.setInt(2, year);
            upsert.setString(3, completion.owner());
            upsert.setBoolean(4, completion.isDone());
            upsert.setString(5, completion.note());
            upsert.setString(6, completion.changedBy());
            upsert.setObject(7, completion.changedAt().atOffset(ZoneOffset.UTC));
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return completion(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write that a review is done", e);
        }
    }

    /** Nobody is done any more. */
    void reopenAll(String hospital, int year, String actor, Instant now) {
        String sql =
                "update review_completion set is_done = false, note = null, changed_by = ?, changed_at = ?, version = version + 1"
                        + " where hospital = ? and year = ? and is_done";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, actor);
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setString(3, hospital);
            update.setInt(4, year);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open reviews again", e);
        }
    }

    private Map<String, Completion> read(String sql, String hospital, int year, @Nullable String owner) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            if (owner != null) {
                query.setString(3, owner);
            }
            Map<String, Completion> found = new TreeMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Completion completion = completion(row);
                    found.put(completion.owner(), completion);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read which reviews are done", e);
        }
    }

    private static Completion completion(ResultSet row) throws SQLException {
        return new Completion(
                row.getString("owner"),
                row.getBoolean("is_done"),
                row.getString("note"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
