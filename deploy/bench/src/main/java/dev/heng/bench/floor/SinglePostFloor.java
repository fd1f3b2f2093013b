package dev.heng.bench.floor;

import dev.heng.bench.client.Clients;
import dev.heng.bench.suite.Spread;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;

/** Single posts as one statement each, without a service: by pgbench where it is installed, otherwise by JDBC. */
public interface SinglePostFloor {
    /** The name in reports. */
    String name();

    /**
     * Posts random lines for a time.
     *
     * @param run names the lines, once only
     */
    Clients.Run run(int clients, Duration time, String run, Spread spread);

    /** The best that this machine has. */
    static SinglePostFloor of(FloorDatabase database) {
        return PgBench.program()
                .<SinglePostFloor>map(program -> new PgBench(program, database))
                .orElseGet(() -> new Jdbc(database));
    }

    /** The same statement from this JVM. */
    final class Jdbc implements SinglePostFloor {
        private static final String SQL =
                "select floor_post('S', 'jdbc', ?, ?, ?, 202503, date '2025-03-15', ?::numeric / 100)";

        private final FloorDatabase database;

        Jdbc(FloorDatabase database) {
            this.database = database;
        }

        @Override
        public String name() {
            return "JDBC";
        }

        @Override
        public Clients.Run run(int clients, Duration time, String run, Spread spread) {
            Clients.Run done = Clients.during(clients, time, number -> poster(run + "-" + number, spread));
            database.requireLines(
                    FloorDatabase.SINGLE, "jdbc", run, done.latencies().size());
            return done;
        }

        private Clients.Work poster(String prefix, Spread spread) throws SQLException {
            Connection connection = database.connect();
            PreparedStatement call = connection.prepareStatement(SQL);
            SplittableRandom random = new SplittableRandom(prefix.hashCode());
            return n -> {
                call.setString(1, prefix + "-" + n);
                call.setString(2, spread.centre(random));
                call.setString(3, spread.subject(random));
                call.setLong(4, spread.cents(random));
                call.executeQuery().close();
            };
        }
    }
}
