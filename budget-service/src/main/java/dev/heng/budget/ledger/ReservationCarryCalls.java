package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What {@link ReservationCarries} promises, on a connection whose transaction is somebody else's. By an exception it must be rolled back. */
final class ReservationCarryCalls {
    private static final String CARRY = """
            select posted, o_state, o_source, o_reservation, o_line, o_centre, o_subject, o_fund, o_project, o_month, o_amount, o_code
            from ledger_carry_reservations(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String BACK = """
            select posted, o_state, o_code
            from ledger_bring_reservations_back(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Clock clock;

    ReservationCarryCalls(Clock clock) {
        this.clock = clock;
    }

    ReservationCarries.Carried carry(Connection connection, ReservationCarry carry, int year, Collection<CellKey> lines)
            throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(CARRY)) {
            bind(call, carry);
            call.setInt(10, year);
            call.setInt(11, CellKey.number(carry.to()));
            call.setArray(12, SqlArrays.texts(connection, lines, CellKey::centre));
            call.setArray(13, SqlArrays.texts(connection, lines, CellKey::subject));
            call.setArray(14, SqlArrays.texts(connection, lines, CellKey::fund));
            call.setArray(15, SqlArrays.texts(connection, lines, CellKey::project));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                List<CarriedReservation> found = lines(row);
                requireAccepted(row, found);
                return new ReservationCarries.Carried(row.getLong("posted"), found);
            }
        }
    }

    long bringBack(Connection connection, ReservationCarry carry, List<CarriedReservation> lines) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(BACK)) {
            bind(call, carry);
            call.setInt(10, CellKey.number(carry.to()));
            call.setArray(11, SqlArrays.texts(connection, lines, line -> line.reservation()
                    .source()));
            call.setArray(12, SqlArrays.texts(connection, lines, line -> line.reservation()
                    .id()));
            call.setArray(13, SqlArrays.texts(connection, lines, CarriedReservation::line));
            new CellArrays(lines.stream().map(CarriedReservation::cell).toList()).bind(connection, call, 14);
            call.setArray(19, SqlArrays.amounts(connection, lines, CarriedReservation::amount));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                requireAccepted(row, lines);
                return row.getLong("posted");
            }
        }
    }

    private void bind(PreparedStatement call, ReservationCarry carry) throws SQLException {
        call.setString(1, carry.hospital());
        call.setInt(2, Bucket.of(carry.hospital()));
        call.setString(3, carry.hold());
        call.setString(4, carry.transfer());
        call.setString(5, carry.document());
        call.setString(6, carry.actor());
        call.setString(7, Correlation.current());
        call.setObject(8, OffsetDateTime.now(clock));
        call.setObject(9, LocalDate.now(clock));
    }

    private static List<CarriedReservation> lines(ResultSet row) throws SQLException {
        if (row.getArray("o_line") == null) {
            return List.of();
        }
        String[] source = texts(row, "o_source");
        String[] reservation = texts(row, "o_reservation");
        String[] line = texts(row, "o_line");
        String[] centre = texts(row, "o_centre");
        String[] subject = texts(row, "o_subject");
        String[] fund = texts(row, "o_fund");
        String[] project = texts(row, "o_project");
        Integer[] month = (Integer[]) row.getArray("o_month").getArray();
        BigDecimal[] amount = (BigDecimal[]) row.getArray("o_amount").getArray();
        List<CarriedReservation> found = new ArrayList<>();
        for (int i = 0; i < line.length; i++) {
            found.add(new CarriedReservation(
                    new ReservationId(source[i], reservation[i]),
                    line[i],
                    new CellKey(centre[i], subject[i], fund[i], project[i], CellKey.month(month[i])),
                    amount[i]));
        }
        return found;
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static void requireAccepted(ResultSet row, List<CarriedReservation> lines) throws SQLException {
        switch (row.getString("o_state")) {
            case "CARRIED", "BACK" -> {
                // nothing to say
            }
            case "NO_HOSPITAL" -> throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
            default -> {
                String[] codes = texts(row, "o_code");
                List<LineOutcome> refused = new ArrayList<>();
                for (int i = 0; i < codes.length; i++) {
                    if (codes[i] != null) {
                        CarriedReservation line = lines.get(i);
                        refused.add(new LineOutcome(
                                i,
                                line.reservation() + "/" + line.line(),
                                LineStatus.REFUSED,
                                codes[i],
                                line.cell().centre() + " " + line.cell().subject() + ", "
                                        + line.amount().stripTrailingZeros().toPlainString() + " open then.",
                                null,
                                null));
                    }
                }
                throw new ReservationRefused(refused);
            }
        }
    }
}
