package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Seals what was booked, behind the postings: each posting with its entries, chained to the one before ({@code V2026112616__ledger_seal.sql}). */
@ApplicationScoped
public class Seals {
    private static final int AT_ONCE = 50;
    /** Everything up to the floor of the bucket was sent, so it is committed, and nothing will come in between. */
    private static final String SEAL =
            "select ledger_seal(?, (select sequence from relay_floor where bucket = ?), " + AT_ONCE + ", ?)";

    private final DataSource dataSource;
    private final Clock clock;

    Seals(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Seals every hospital as far as its postings have been published. @return how many postings were sealed */
    public int sealAll() {
        List<String> hospitals = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement("select code from hospital order by code");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                hospitals.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the hospitals", e);
        }
        return hospitals.stream().mapToInt(this::seal).sum();
    }

    /** The same for one hospital, in short transactions. */
    public int seal(String hospital) {
        int sealed = 0;
        int last;
        do {
            last = sealSome(hospital);
            sealed += last;
        } while (last == AT_ONCE);
        return sealed;
    }

    private int sealSome(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call = connection.prepareStatement(SEAL)) {
            call.setString(1, hospital);
            call.setInt(2, Bucket.of(hospital));
            call.setObject(3, OffsetDateTime.now(clock));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot seal " + hospital, e);
        }
    }
}
