package dev.heng.budget.preparation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The proposals of centres, without their lines. */
@ApplicationScoped
public class Proposals {
    private static final String COLUMNS = "centre, round, state, state_since, state_by, reason, version";
    private static final String ONE =
            "select " + COLUMNS + " from proposal where hospital = ? and year = ? and centre = ?";

    private final DataSource dataSource;

    Proposals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** As it is stored: its second round begins with the first write in it, see {@link Proposal#in}. */
    public Optional<Proposal> proposal(ProposalOf of) {
        return one(ONE, of, null);
    }

    /**
     * Keeps the proposal in its state until the caller's transaction ends, if it is in this round; others who write lines do the same, so
     * that nobody waits. A proposal of another round is not found and not locked.
     */
    Optional<Proposal> lockShared(ProposalOf of, int round) {
        return one(ONE + " and round = ? for share", of, round);
    }

    /** Waits until nobody writes lines of the proposal, and keeps them out until the caller's transaction ends. */
    Optional<Proposal> lock(ProposalOf of) {
        return one(ONE + " for update", of, null);
    }

    private Optional<Proposal> one(String sql, ProposalOf of, @Nullable Integer round) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, of.hospital());
            query.setInt(2, of.year());
            query.setString(3, of.centre());
            if (round != null) {
                query.setInt(4, round);
            }
            return read(query).stream().findFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a proposal", e);
        }
    }

    /**
     * In the order of the centres' codes, as they are stored.
     *
     * @param state null for every one
     * @param visible the centres that may be seen; empty when every one may
     * @param after the centre before the first wanted; empty for the start
     */
    public List<Proposal> list(
            String hospital,
            int year,
            @Nullable ProposalState state,
            Optional<Set<String>> visible,
            String after,
            int rows) {
        String sql = "select " + COLUMNS + """
                 from proposal
                where hospital = ? and year = ? and centre > ? and state = coalesce(?, state)
                  and (?::text[] is null or centre = any(?))
                order by centre limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            @Nullable Array centres = visible.isPresent()
                    ? connection.createArrayOf("text", visible.get().toArray())
                    : null;
            query.setString(1, hospital);
            query.setInt(2, year);
            query.setString(3, after);
            query.setString(4, state == null ? null : state.name());
            query.setArray(5, centres);
            query.setArray(6, centres);
            query.setInt(7, rows);
            return read(query);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list proposals", e);
        }
    }

    /**
     * Begins the proposal unless somebody else did meanwhile.
     *
     * @param proposal as it begins
     */
    void begin(ProposalOf of, Proposal proposal) {
        String sql = """
                insert into proposal (hospital, year, centre, round, state, state_since, state_by, version)
                values (?, ?, ?, ?, ?, ?, ?, 1) on conflict do nothing
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, of.hospital());
            insert.setInt(2, of.year());
            insert.setString(3, of.centre());
            insert.setInt(4, proposal.round());
            insert.setString(5, proposal.state().name());
            insert.setObject(6, proposal.stateSince().atOffset(ZoneOffset.UTC));
            insert.setString(7, proposal.stateBy());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot begin a proposal", e);
        }
    }

    /**
     * Writes round and state; the caller holds the proposal's lock.
     *
     * @return the proposal with its new version
     */
    Proposal save(ProposalOf of, Proposal proposal) {
        String sql = """
                update proposal set round = ?, state = ?, state_since = ?, state_by = ?, reason = ?, version = version + 1
                where hospital = ? and year = ? and centre = ? returning
                """ + COLUMNS;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, proposal.round());
            update.setString(2, proposal.state().name());
            update.setObject(3, proposal.stateSince().atOffset(ZoneOffset.UTC));
            update.setString(4, proposal.stateBy());
            update.setString(5, proposal.reason());
            update.setString(6, of.hospital());
            update.setInt(7, of.year());
            update.setString(8, of.centre());
            return read(update).getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change a proposal", e);
        }
    }

    private static List<Proposal> read(PreparedStatement query) throws SQLException {
        List<Proposal> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new Proposal(
                        row.getString("centre"),
                        row.getInt("round"),
                        ProposalState.valueOf(row.getString("state")),
                        row.getObject("state_since", OffsetDateTime.class).toInstant(),
                        row.getString("state_by"),
                        row.getString("reason"),
                        row.getLong("version")));
            }
        }
        return found;
    }
}
