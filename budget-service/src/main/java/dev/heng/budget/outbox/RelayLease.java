package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The right of this replica to send certain buckets: session advisory locks on a connection of its own. The floor of a bucket is moved on
 * that connection, so a floor that moved proves that the lease was still held. Used by one thread; an SQLException means the lease is lost.
 */
final class RelayLease implements AutoCloseable {
    private final Connection connection;
    private final Set<Integer> owned = new TreeSet<>();

    private RelayLease(Connection connection) {
        this.connection = connection;
    }

    /** The last number that was taken and who may still be writing under one, by bucket. */
    record Look(long lastSequence, Map<Integer, Set<String>> writers) {
        Set<String> writersOf(int bucket) {
            return writers.getOrDefault(bucket, Set.of());
        }
    }

    /** Joins the replicas that share the buckets; owns none yet. */
    static RelayLease join(DatabaseAccess database) throws SQLException {
        Connection connection = database.connect("heng-relay");
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock_shared(5, 0)");
            return new RelayLease(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    Set<Integer> owned() {
        return Set.copyOf(owned);
    }

    /**
     * Takes free buckets up to an even share and gives back what is above it.
     *
     * @param busy buckets that cannot be given back now
     */
    void balance(Set<Integer> busy) throws SQLException {
        int share = Math.ceilDiv(Bucket.COUNT, replicas());
        for (int bucket : Set.copyOf(owned)) {
            if (owned.size() > share && !busy.contains(bucket)) {
                lock("select pg_advisory_unlock(4, ?)", bucket);
                owned.remove(bucket);
            }
        }
        for (int bucket = 0; bucket < Bucket.COUNT && owned.size() < share; bucket++) {
            if (!owned.contains(bucket) && lock("select pg_try_advisory_lock(4, ?)", bucket)) {
                owned.add(bucket);
            }
        }
    }

    private int replicas() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) from pg_locks
                        where locktype = 'advisory' and classid = 5 and objid = 0 and objsubid = 2 and granted
                          and database = (select oid from pg_database where datname = current_database())
                        """)) {
            row.next();
            return Math.max(1, row.getInt(1));
        }
    }

    private boolean lock(String sql, int bucket) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, bucket);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * Reads the last sequence number and afterwards the holders of the watermark locks, in this order: who takes the lock later gets a
     * higher number. When the holders seen have ended, everything up to the number is committed or will never be.
     */
    Look look() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    select case when is_called then last_value else 0 end from ledger_sequence;
                    select objid, virtualtransaction from pg_locks
                    where locktype = 'advisory' and classid = 3 and objsubid = 2 and granted
                      and database = (select oid from pg_database where datname = current_database())
                    """);
            long last;
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                last = row.getLong(1);
            }
            statement.getMoreResults();
            Map<Integer, Set<String>> writers = new HashMap<>();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    writers.computeIfAbsent(row.getInt(1), bucket -> new HashSet<>())
                            .add(row.getString(2));
                }
            }
            return new Look(last, writers);
        }
    }

    /**
     * The owned buckets that have rows beyond their floor.
     *
     * @param sent how far those are sent whose floor does not move yet
     */
    Set<Integer> withNews(Map<Integer, Long> sent) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select f.bucket from relay_floor f join unnest(?::integer[], ?::bigint[]) own(bucket, sent) using (bucket)
                where exists (
                    select from outbox o where o.bucket = f.bucket and o.sequence > greatest(f.sequence, own.sent))
                """)) {
            Integer[] buckets = owned.toArray(Integer[]::new);
            Long[] reached =
                    owned.stream().map(bucket -> sent.getOrDefault(bucket, 0L)).toArray(Long[]::new);
            query.setArray(1, connection.createArrayOf("integer", buckets));
            query.setArray(2, connection.createArrayOf("bigint", reached));
            Set<Integer> news = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    news.add(row.getInt(1));
                }
            }
            return news;
        }
    }

    /** Notes that everything of the buckets up to the sequences is acknowledged. */
    void moveFloors(Map<Integer, Long> floors) throws SQLException {
        if (floors.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update relay_floor f set sequence = sent.sequence
                from unnest(?::integer[], ?::bigint[]) sent(bucket, sequence)
                where f.bucket = sent.bucket and f.sequence < sent.sequence
                """)) {
            update.setArray(
                    1, connection.createArrayOf("integer", floors.keySet().toArray(Integer[]::new)));
            update.setArray(
                    2, connection.createArrayOf("bigint", floors.values().toArray(Long[]::new)));
            update.executeUpdate();
        }
    }

    /** Tells the other replicas that buckets have news. */
    void tell(Collection<Integer> buckets) throws SQLException {
        try (PreparedStatement notify =
                connection.prepareStatement("select pg_notify('" + RelayListener.CHANNEL + "', ?)")) {
            notify.setString(1, buckets.stream().map(String::valueOf).collect(Collectors.joining(",")));
            notify.execute();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // the server ends the session and with it the locks
        }
    }
}
