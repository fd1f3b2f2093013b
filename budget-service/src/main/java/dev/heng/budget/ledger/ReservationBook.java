package dev.heng.budget.ledger;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads reservations, and keeps what of them is no figure. */
@ApplicationScoped
public class ReservationBook {
    private static final String HEADS = """
            select source, id, document, expires_on, follows_source, follows, state, actor, booked_at, version, sequence
            from reservation
            where hospital = ?
            """;

    private final DataSource dataSource;

    ReservationBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What a list is narrowed to.
     *
     * @param isOpen null: both
     * @param centre null: any; else the reservations with a line of it
     * @param expiresBefore null: any; else those whose last day is before this one
     * @param visible null: every centre; else only what concerns these
     */
    public record Filter(
            @Nullable Boolean isOpen,
            @Nullable String source,
            @Nullable String centre,
            @Nullable LocalDate expiresBefore,
            @Nullable Set<String> visible) {}

    /** One reservation. */
    public Optional<Reservation> reservation(String hospital, ReservationId id) {
        return read(hospital, HEADS + " and source = ? and id = ?", query -> {
                    query.setString(2, id.source());
                    query.setString(3, id.id());
                })
                .stream()
                .findFirst();
    }

    /** @throws ProblemException 404 for an unknown one */
    public Reservation require(String hospital, ReservationId id) {
        return reservation(hospital, id).orElseThrow(ReservationBook::unknown);
    }

    static ProblemException unknown() {
        return new ProblemException(EdgeProblem.NOT_FOUND, "There is no such reservation.");
    }

    /**
     * In the order of source and id.
     *
     * @param after the one before the first wanted; null for the start
     */
    public List<Reservation> reservations(String hospital, Filter filter, @Nullable ReservationId after, int rows) {
        String sql = HEADS + """
                 and (source, id) > (?, ?)
                  and (?::text is null or state = ?)
                  and (?::text is null or source = ?)
                  and (?::date is null or expires_on < ?)
                  and (?::text is null or exists (
                      select from reservation_line l
                      where l.hospital = reservation.hospital and l.source = reservation.source and l.reservation = reservation.id
                        and l.centre = ?))
                  and (?::text[] is null or exists (
                      select from reservation_line l
                      where l.hospital = reservation.hospital and l.source = reservation.source and l.reservation = reservation.id
                        and l.centre = any (?::text[])))
                order by source, id limit ?
                """;
        Set<String> visible = filter.visible();
        List<Reservation> found = read(hospital, sql, query -> {
            query.setString(2, after == null ? "" : after.source());
            query.setString(3, after == null ? "" : after.id());
            String state = filter.isOpen() == null ? null : filter.isOpen() ? "OPEN" : "ENDED";
            query.setString(4, state);
            query.setString(5, state);
            query.setString(6, filter.source());
            query.setString(7, filter.source());
            query.setObject(8, filter.expiresBefore());
            query.setObject(9, filter.expiresBefore());
            query.setString(10, filter.centre());
            query.setString(11, filter.centre());
            Array centres = visible == null ? null : SqlArrays.texts(query.getConnection(), visible, centre -> centre);
            query.setArray(12, centres);
            query.setArray(13, centres);
            query.setInt(14, rows);
        });
        return visible == null
                ? found
                : found.stream().map(reservation -> reservation.within(visible)).toList();
    }

    /** A reservation of a hospital. */
    public record Expired(String hospital, ReservationId id) {}

    /** Open ones of every hospital whose last day is before the day, the longest overdue first. */
    public List<Expired> expired(LocalDate day, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select hospital, source, id from reservation
                        where state = 'OPEN' and expires_on < ? order by expires_on, hospital, source, id limit ?
                        """)) {
            query.setObject(1, day);
            query.setInt(2, rows);
            List<Expired> expired = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    expired.add(new Expired(row.getString(1), new ReservationId(row.getString(2), row.getString(3))));
                }
            }
            return expired;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Moves the last day of an open reservation.
     *
     * @param expiresOn null: never
     * @param ifMatch null, or the tag of the version that the caller knows
     * @throws ProblemException 404 for an unknown one, 409 when it has ended or belongs to an adjustment, 412 VERSION_STALE
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void extend(String hospital, ReservationId id, @Nullable LocalDate expiresOn, @Nullable String ifMatch) {
        id.requireOfNoAdjustment();
        try (Connection connection = dataSource.getConnection()) {
            requireOpen(connection, hospital, id, ifMatch);
            try (PreparedStatement update = connection.prepareStatement("""
                    update reservation set expires_on = ?, version = version + 1
                    where hospital = ? and source = ? and id = ? and expires_on is distinct from ?
                    """)) {
                update.setObject(1, expiresOn, Types.DATE);
                update.setString(2, hospital);
                update.setString(3, id.source());
                update.setString(4, id.id());
                update.setObject(5, expiresOn, Types.DATE);
                update.executeUpdate();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void requireOpen(Connection connection, String hospital, ReservationId id, @Nullable String ifMatch)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select version, state from reservation where hospital = ? and source = ? and id = ? for update")) {
            query.setString(1, hospital);
            query.setString(2, id.source());
            query.setString(3, id.id());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw unknown();
                }
                EntityTag.requireMatch(ifMatch, row.getLong("version"));
                if (!row.getString("state").equals("OPEN")) {
                    throw new ProblemException(
                            BudgetProblem.RESERVATION_ENDED, "Nothing is open of the reservation any more.");
                }
            }
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<Reservation> read(String hospital, String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            values.bind(query);
            Map<ReservationId, Reservation> found = new LinkedHashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Reservation head = head(row);
                    found.put(head.id(), head);
                }
            }
            addLines(connection, hospital, found);
            addUses(connection, hospital, found);
            return List.copyOf(found.values());
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Reservation head(ResultSet row) throws SQLException {
        String followsSource = row.getString("follows_source");
        return new Reservation(
                new ReservationId(row.getString("source"), row.getString("id")),
                row.getString("document"),
                row.getObject("expires_on", LocalDate.class),
                followsSource == null ? null : new ReservationId(followsSource, row.getString("follows")),
                row.getString("state").equals("OPEN"),
                row.getString("actor"),
                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getLong("sequence"),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static void addLines(Connection connection, String hospital, Map<ReservationId, Reservation> found)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select l.source, l.reservation, l.line, centre, subject, fund, project, month, amount, used, released, exceeded, state, memo
                from unnest(?, ?) wanted(source, id)
                cross join lateral (
                    select * from reservation_line
                    where hospital = ? and source = wanted.source and reservation = wanted.id) l
                order by l.source, l.reservation, place
                """)) {
            query.setArray(1, SqlArrays.texts(connection, found.keySet(), ReservationId::source));
            query.setArray(2, SqlArrays.texts(connection, found.keySet(), ReservationId::id));
            query.setString(3, hospital);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int month = row.getInt("month");
                    of(row, "source", "reservation", found)
                            .lines()
                            .add(new Reservation.Line(
                                    row.getString("line"),
                                    new CellKey(
                                            row.getString("centre"),
                                            row.getString("subject"),
                                            row.getString("fund"),
                                            row.getString("project"),
                                            CellKey.month(month)),
                                    row.getBigDecimal("amount"),
                                    row.getBigDecimal("used"),
                                    row.getBigDecimal("released"),
                                    row.getBigDecimal("exceeded"),
                                    Reservation.LineState.valueOf(row.getString("state")),
                                    row.getString("memo")));
                }
            }
        }
    }

    private static void addUses(Connection connection, String hospital, Map<ReservationId, Reservation> found)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select u.source, u.id, u.reservation_source, u.reservation, u.line, u.date, u.amount, u.taken, u.is_final, u.sequence
                from unnest(?, ?) wanted(source, id)
                cross join lateral (
                    select * from reservation_use
                    where hospital = ? and reservation_source = wanted.source and reservation = wanted.id) u
                order by u.sequence, u.source, u.id
                """)) {
            query.setArray(1, SqlArrays.texts(connection, found.keySet(), ReservationId::source));
            query.setArray(2, SqlArrays.texts(connection, found.keySet(), ReservationId::id));
            query.setString(3, hospital);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    of(row, "reservation_source", "reservation", found)
                            .uses()
                            .add(new Reservation.Use(
                                    row.getString("source"),
                                    row.getString("id"),
                                    row.getString("line"),
                                    row.getObject("date", LocalDate.class),
                                    row.getBigDecimal("amount"),
                                    row.getBigDecimal("taken"),
                                    row.getBoolean("is_final"),
                                    row.getLong("sequence")));
                }
            }
        }
    }

    private static Reservation of(ResultSet row, String source, String id, Map<ReservationId, Reservation> found)
            throws SQLException {
        return Objects.requireNonNull(found.get(new ReservationId(row.getString(source), row.getString(id))));
    }

    private static RuntimeException failure(SQLException e) {
        return new IllegalStateException("cannot read or write reservations", e);
    }
}
