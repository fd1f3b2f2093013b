package dev.heng.budget.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.ledger.LedgerDatabase;
import dev.heng.budget.ledger.LedgerHospital;
import dev.heng.budget.ledger.Together;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arrives at the broker, in which order, whatever happens to transactions, leases and the broker itself. */
class RelayTest {
    private static final long PATIENCE_S = 30;

    private static LedgerDatabase database;
    private final RecordingBroker broker = new RecordingBroker();
    private final LedgerHospital hospital = new LedgerHospital(database);
    private final int bucket = Bucket.of(hospital.code());

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("relay");
    }

    private String key(String centre) {
        return "cell/" + hospital.code() + "/" + centre + "/DRUG/OWN/-/2026-03";
    }

    private long post(String id, String centre, String amount) {
        return hospital.post(LedgerHospital.line(id, centre, "DRUG", "2026-03-05", amount))
                .sequence();
    }

    /** The highest watermark of the bucket that has arrived. */
    private long watermark() {
        return broker.log("watermark/" + bucket).stream()
                .mapToLong(record -> Long.parseLong(record.replaceAll(".*\"sequence\":(\\d+)}", "$1")))
                .max()
                .orElse(0);
    }

    private void awaitWatermark(long sequence) {
        Together.until("watermark " + sequence, PATIENCE_S, () -> watermark() >= sequence);
    }

    /** Waits until the floors have followed, also those of the hospitals of other tests; a sender that is held up has no time for others. */
    private static void awaitNothingLeft() {
        Together.until("everything is behind its floor", PATIENCE_S, () -> database.rows(
                        "select 1 from outbox o join relay_floor f using (bucket) where o.sequence > f.sequence")
                .isEmpty());
    }

    private static void leaveTime() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
    }

    @Test
    void sendsThePresentStateAndThenTheWatermarkToBothTopics() {
        try (RunningRelay relay = new RunningRelay(database, broker)) {
            long sequence = post("1", "C-CARD", "10.50");
            awaitWatermark(sequence);
            Together.until(
                    "both topics",
                    PATIENCE_S,
                    () -> broker.log("watermark/" + bucket).size() >= 2);
            List<String> log = broker.log();
            String cell = broker.log(key("C-CARD")).getLast();
            assertTrue(cell.contains("\"executed\":10.5,"), cell);
            assertTrue(cell.contains("\"original\":null"), cell);
            assertTrue(cell.contains("\"incarnation\":1,\"version\":1,\"sequence\":" + sequence), cell);
            assertTrue(log.indexOf(cell)
                    < log.indexOf(broker.log("watermark/" + bucket).getFirst()));
            assertEquals(0, relay.way.heldUp());
        }
    }

    @Test
    void aSlowTransactionHoldsBackTheWatermarkAndIsNeverPassed() throws SQLException {
        try (RunningRelay relay = new RunningRelay(database, broker);
                Connection slow = database.dataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            long slowSequence;
            try (ResultSet row = statement.executeQuery("select ledger_take_sequence(array[%d])".formatted(bucket))) {
                row.next();
                slowSequence = row.getLong(1);
            }
            long fast = post("1", "C-CARD", "1");
            assertTrue(fast > slowSequence);
            relay.wakeUp.wake(bucket);
            leaveTime();
            assertTrue(watermark() < slowSequence, "the watermark waits for the writer of " + slowSequence);

            LedgerHospital other = new LedgerHospital(database);
            long elsewhere = other.post(LedgerHospital.line("1", "C-CARD", "DRUG", "2026-03-05", "1"))
                    .sequence();
            if (Bucket.of(other.code()) != bucket) {
                Together.until(
                        "another bucket goes on",
                        PATIENCE_S,
                        () -> broker.log("watermark/" + Bucket.of(other.code())).stream()
                                .anyMatch(record -> record.contains("\"sequence\":" + elsewhere)));
            }
            statement.execute("insert into outbox values (%d, %d, 1, 'CELL', '%s')"
                    .formatted(bucket, slowSequence, key("C-CARD").substring("cell/".length())));
            slow.commit();
            awaitWatermark(fast);
        }
    }

    @Test
    void aTransactionThatRolledBackDoesNotHoldBackForEver() throws SQLException {
        try (RunningRelay relay = new RunningRelay(database, broker);
                Connection lost = database.dataSource().getConnection();
                Statement statement = lost.createStatement()) {
            lost.setAutoCommit(false);
            statement.execute("select ledger_take_sequence(array[%d])".formatted(bucket));
            long next = post("1", "C-CARD", "1");
            relay.wakeUp.wake(bucket);
            leaveTime();
            assertTrue(watermark() < next);
            lost.rollback();
            awaitWatermark(next);
        }
    }

    @Test
    void changesThatWaitTogetherGoOutAsOneEvent() {
        try (RunningRelay relay = new RunningRelay(database, broker)) {
            relay.way.refuse(true);
            long last = 0;
            for (int i = 0; i < 20; i++) {
                last = post("c" + i, "C-CARD", "1");
            }
            relay.way.refuse(false);
            awaitWatermark(last);
            String newest = broker.log(key("C-CARD")).getLast();
            assertTrue(newest.contains("\"executed\":20,"), newest);
            assertTrue(broker.log(key("C-CARD")).size() < 20);
        }
    }

    @Test
    void nothingIsLostWhileTheBrokerIsAway() {
        try (RunningRelay relay = new RunningRelay(database, broker)) {
            relay.way.refuse(true);
            post("1", "C-CARD", "1");
            long last = post("2", "C-ORTHO", "2");
            relay.wakeUp.wake(bucket);
            leaveTime();
            assertEquals(List.of(), broker.log(key("C-CARD")));
            assertEquals(
                    List.of(),
                    database.rows(
                            "select 1 from pg_stat_activity where state = 'idle in transaction' and datname = 'relay'"));
            relay.way.refuse(false);
            awaitWatermark(last);
            assertEquals(1, broker.log(key("C-CARD")).size());
            assertEquals(1, broker.log(key("C-ORTHO")).size());
        }
    }

    @Test
    void theLastRecordOfAKeyIsItsNewestVersionAfterALostLease() {
        try (RunningRelay first = new RunningRelay(database, broker)) {
            awaitWatermark(post("0", "C-ORTHO", "1"));
            awaitNothingLeft();
            first.way.holdUp();
            post("1", "C-CARD", "1");
            first.wakeUp.wake(bucket);
            Together.until("the first relay has sent version 1", PATIENCE_S, () -> first.way.holds(key("C-CARD")));
            try (RunningRelay second = new RunningRelay(database, broker)) {
                database.run("""
                        select pg_terminate_backend(a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid
                        where l.locktype = 'advisory' and l.classid = 4 and l.objid = %d and a.datname = 'relay'
                        """.formatted(bucket));
                long newer = post("2", "C-CARD", "1");
                Together.until("the second relay has sent version 2", PATIENCE_S, () -> {
                    second.wakeUp.wake(bucket);
                    return watermark() >= newer;
                });
                assertTrue(broker.log(key("C-CARD")).getLast().contains("\"version\":2"));
                first.way.letThrough();
                Together.until("the newest version has the last word", PATIENCE_S, () -> {
                    List<String> versions = broker.log(key("C-CARD"));
                    return versions.stream().anyMatch(record -> record.contains("\"version\":1"))
                            && versions.getLast().contains("\"version\":2");
                });
            }
        }
    }

    @Test
    void theLastRecordOfAKeyIsItsNewestVersionAlsoWhenItsFormerOwnerDiedWithRecordsOnTheirWay() {
        RunningRelay first = new RunningRelay(database, broker);
        try {
            awaitWatermark(post("0", "C-ORTHO", "1"));
            awaitNothingLeft();
            first.way.holdUp();
            post("1", "C-CARD", "1");
            first.wakeUp.wake(bucket);
            Together.until("the first relay has sent version 1", PATIENCE_S, () -> first.way.holds(key("C-CARD")));
        } finally {
            // dies: it will not store again what it had in flight
            first.close();
        }
        try (RunningRelay second = new RunningRelay(database, broker, Duration.ofSeconds(5))) {
            long newer = post("2", "C-CARD", "1");
            Together.until("the second relay has sent version 2", PATIENCE_S, () -> {
                second.wakeUp.wake(bucket);
                return watermark() >= newer;
            });
            first.way.letThrough();
            assertTrue(broker.log(key("C-CARD")).getLast().contains("\"version\":1"), "the late record came last");
            Together.until("the newest version has the last word", PATIENCE_S, () -> broker.log(key("C-CARD"))
                    .getLast()
                    .contains("\"version\":2"));
            Together.until("the rows are not kept for ever", PATIENCE_S, () -> database.rows(
                            "select 1 from outbox where bucket = " + bucket)
                    .isEmpty());
        }
    }

    @Test
    void replicasShareTheBuckets() throws SQLException {
        LedgerDatabase own = LedgerDatabase.create("relay_shares");
        DatabaseAccess access = new DatabaseAccess(own.url(), own.user(), own.password());
        try (RelayLease first = RelayLease.join(access)) {
            first.balance(Set.of());
            assertEquals(Bucket.COUNT, first.owned().size());
            try (RelayLease second = RelayLease.join(access)) {
                second.balance(Set.of());
                assertEquals(Set.of(), second.owned());
                first.balance(Set.of(5));
                assertTrue(first.owned().contains(5));
                second.balance(Set.of());
                assertEquals(Bucket.COUNT / 2, first.owned().size());
                assertEquals(Bucket.COUNT / 2, second.owned().size());
            }
            Together.until("the share of a replica that left is taken", PATIENCE_S, () -> {
                try {
                    first.balance(Set.of());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                return first.owned().size() == Bucket.COUNT;
            });
        }
    }

    @Test
    void theBucketOfAHospitalIsFixedForEver() {
        assertEquals(28, Bucket.of("x-hospital"));
        assertEquals(33, Bucket.of("hospital-standard"));
    }
}
