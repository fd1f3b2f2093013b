package dev.heng.budget.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/** Compares what was sealed with what is booked, from the first posting of a hospital on, a few postings a statement: each may have ten thousand entries. */
@ApplicationScoped
class CheckSeals {
    private static final int SEALS_A_STEP = 50;
    private static final int FLAWS_MAX = 1_000;
    private static final String STEP =
            "select o_last, o_digest, o_seals, o_sequence, o_n, o_flaw from ledger_check_seals(?, ?, ?, " + SEALS_A_STEP
                    + ")";

    private final DataSource dataSource;
    private final CheckDaySeals days;

    CheckSeals(DataSource dataSource, CheckDaySeals days) {
        this.dataSource = dataSource;
        this.days = days;
    }

    IntegrityReport.Seals check(String hospital) {
        List<IntegrityReport.SealFlaw> flaws = new ArrayList<>();
        long postings = 0;
        long last = 0;
        byte[] digest = null;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(STEP)) {
            int seals;
            do {
                query.setString(1, hospital);
                query.setLong(2, last);
                query.setBytes(3, digest);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    seals = row.getInt(3);
                    if (seals > 0) {
                        last = row.getLong(1);
                        digest = row.getBytes(2);
                        postings += seals;
                        add(row, flaws);
                    }
                }
            } while (seals == SEALS_A_STEP);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check the seals", e);
        }
        CheckDaySeals.Checked checked = days.check(hospital);
        flaws.addAll(checked.flaws());
        return new IntegrityReport.Seals(
                postings,
                digest == null ? null : last,
                digest == null ? null : HexFormat.of().formatHex(digest),
                checked.days(),
                List.copyOf(flaws));
    }

    private static void add(ResultSet row, List<IntegrityReport.SealFlaw> flaws) throws SQLException {
        Long[] sequence = (Long[]) row.getArray(4).getArray();
        Integer[] index = (Integer[]) row.getArray(5).getArray();
        String[] flaw = (String[]) row.getArray(6).getArray();
        for (int i = 0; i < sequence.length && flaws.size() < FLAWS_MAX; i++) {
            flaws.add(new IntegrityReport.SealFlaw(sequence[i], index[i], null, flaw[i]));
        }
    }
}
