package dev.heng.budget.ledger;

import dev.heng.budget.outbox.RelayWakeUp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The ledger at times of a test's choosing. Sealing does not wait for the relay here: nobody else posts to the hospital of a test. */
public final class PastDays {
    private final DataSource dataSource;
    private final ZoneId zone;

    public PastDays(DataSource dataSource) {
        this(dataSource, ZoneOffset.UTC);
    }

    PastDays(DataSource dataSource, ZoneId zone) {
        this.dataSource = dataSource;
        this.zone = zone;
    }

    public Ledger ledger(String at) {
        return new Ledger(dataSource, new RelayWakeUp(), clock(at));
    }

    public Reservations reservations(String at) {
        return new Reservations(dataSource, new RelayWakeUp(), clock(at));
    }

    public Reversals reversals(String at) {
        return new Reversals(dataSource, new RelayWakeUp(), clock(at));
    }

    private static Clock clock(String at) {
        return Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    }

    /** Seals every posting of a hospital. */
    public void sealPostings(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call =
                        connection.prepareStatement("select ledger_seal(?, 9223372036854775807, 1000000, now())")) {
            call.setString(1, hospital);
            call.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals the days of a hospital as a service does at that time. @return how many */
    public int sealDays(String hospital, String at) {
        return new DaySeals(dataSource, clock(at), zone).seal(hospital);
    }

    /** Both, a little after the day was over. */
    public void seal(String hospital, String day) {
        sealPostings(hospital);
        Instant end = Instant.parse(day + "T00:00:00Z").plus(Duration.ofDays(1));
        sealDays(hospital, end.plusSeconds(1).toString());
    }
}
