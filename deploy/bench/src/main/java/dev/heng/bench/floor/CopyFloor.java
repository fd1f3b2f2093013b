package dev.heng.bench.floor;

import dev.heng.bench.client.Clients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The same lines by COPY into one table with both unique indexes, a transaction for each call. */
public final class CopyFloor {
    private static final String COPY = """
            copy line (hospital, centre, subject, month, sequence, n, delta, effective_date, source, line_id) from stdin (format csv)""";

    private final FloorDatabase database;

    public CopyFloor(FloorDatabase database) {
        this.database = database;
    }

    /**
     * Copies batches, one client for each row of the array.
     *
     * @param batches the CSV of each client's calls
     */
    public Clients.Run run(byte[][][] batches) {
        return Clients.times(batches.length, batches[0].length, client -> copier(batches[client]));
    }

    /** Compares the lines of a run with what was copied. */
    public void requireLines(String hospital, String prefix, long count) {
        database.requireLines(hospital, "his", prefix, count);
    }

    private Clients.Work copier(byte[][] calls) throws SQLException {
        Connection connection = database.connect();
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        return n -> copy(copying, calls[n]);
    }

    private static void copy(CopyManager copying, byte[] csv) throws SQLException, IOException {
        copying.copyIn(COPY, new ByteArrayInputStream(csv));
    }
}
