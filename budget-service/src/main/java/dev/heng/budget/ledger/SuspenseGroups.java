package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts the open lines of the suspense queue by what they name: what has to be done once for all of them. */
@ApplicationScoped
public class SuspenseGroups {
    private static final String OPEN = """
            from suspense
            where hospital = ? and state = 'OPEN' and source = coalesce(?, source) and code = coalesce(?, code)
              and date between coalesce(?, date) and coalesce(?, date)
            """;
    private static final String KEY = "source, code collate \"C\", centre, subject, fund, project";

    private final DataSource dataSource;

    SuspenseGroups(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Which lines to count; a null member does not restrict. */
    public record Filter(
            @Nullable String source,
            @Nullable String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * In order of their keys, which stays what it is while lines come and go.
     *
     * @param after the key before the first wanted; null for the start
     */
    public List<SuspenseGroup> list(String hospital, Filter filter, SuspenseGroup.@Nullable Key after, int limit) {
        String sql =
                "select g.*, s.line_id as example_line from (select source, code, centre, subject, fund, project, count(*) as lines,"
                        + " sum(amount) as amount, min(date) as first_date, max(date) as last_date, min(first_seen) as first_seen,"
                        + " max(last_seen) as last_seen, min(id) as example "
                        + OPEN
                        + (after == null ? "" : " and (" + KEY + ") > (?, ?, ?, ?, ?, ?)")
                        + " group by source, code, centre, subject, fund, project order by " + KEY + " limit ?) g"
                        + " join suspense s on s.hospital = ? and s.id = g.example"
                        + " order by g.source, g.code collate \"C\", g.centre, g.subject, g.fund, g.project";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int next = bind(query, hospital, filter);
            next = after == null ? next : bind(query, next, after);
            query.setInt(next, limit);
            query.setString(next + 1, hospital);
            List<SuspenseGroup> groups = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    groups.add(group(row));
                }
            }
            return groups;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count the suspense queue", e);
        }
    }

    /**
     * Which of some names stand as the memo of lines, for the groups from one key to another.
     *
     * @param names in small letters, in the form NFKC, without blanks around them
     */
    public Map<SuspenseGroup.Key, Set<String>> named(
            String hospital, Filter filter, SuspenseGroup.Key first, SuspenseGroup.Key last, Collection<String> names) {
        String sql = "select distinct source, code, centre, subject, fund, project, folded from (select *,"
                + " lower(normalize(btrim(memo), NFKC)) as folded " + OPEN + " and memo is not null"
                + " and (" + KEY + ") >= (?, ?, ?, ?, ?, ?) and (" + KEY
                + ") <= (?, ?, ?, ?, ?, ?)) s where folded = any (?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int next = bind(query, bind(query, bind(query, hospital, filter), first), last);
            query.setArray(next, connection.createArrayOf("text", names.toArray()));
            Map<SuspenseGroup.Key, Set<String>> found = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(key(row), none -> new HashSet<>()).add(row.getString("folded"));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the memos of the suspense queue", e);
        }
    }

    private static int bind(PreparedStatement query, String hospital, Filter filter) throws SQLException {
        query.setString(1, hospital);
        query.setString(2, filter.source());
        query.setString(3, filter.code());
        query.setObject(4, filter.from());
        query.setObject(5, filter.to());
        return 6;
    }

    private static int bind(PreparedStatement query, int first, SuspenseGroup.Key key) throws SQLException {
        int next = first;
        for (String part : List.of(key.source(), key.code(), key.centre(), key.subject(), key.fund(), key.project())) {
            query.setString(next++, part);
        }
        return next;
    }

    private static SuspenseGroup group(ResultSet row) throws SQLException {
        return new SuspenseGroup(
                key(row),
                row.getLong("lines"),
                row.getBigDecimal("amount"),
                row.getObject("first_date", LocalDate.class),
                row.getObject("last_date", LocalDate.class),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getLong("example"),
                row.getString("example_line"));
    }

    private static SuspenseGroup.Key key(ResultSet row) throws SQLException {
        return new SuspenseGroup.Key(
                row.getString("source"),
                row.getString("code"),
                row.getString("centre"),
                row.getString("subject"),
                row.getString("fund"),
                row.getString("project"));
    }
}
