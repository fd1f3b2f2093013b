package dev.heng.budget.settlement;

import dev.heng.budget.ledger.CarriedReservation;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.ReservationId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Which lines of reservations runs let go on, and where they were. */
@ApplicationScoped
public class CarriedReservations {
    private final DataSource dataSource;

    CarriedReservations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the order of source, reservation and line. */
    public List<CarriedReservation> of(String hospital, CarryRun run) {
        String sql = """
                select source, reservation, line, centre, subject, fund, project, month, amount
                from carry_reservation
                where hospital = ? and year = ? and run = ?
                order by source, reservation, line
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, run.year());
            query.setInt(3, run.run());
            List<CarriedReservation> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new CarriedReservation(
                            new ReservationId(row.getString("source"), row.getString("reservation")),
                            row.getString("line"),
                            YearFigures.line(row).in(CellKey.month(row.getInt("month"))),
                            row.getBigDecimal("amount")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read carried reservations", e);
        }
    }

    /** Keeps them with their run, which is there. */
    void add(String hospital, CarryRun run, List<CarriedReservation> lines) {
        String sql = """
                insert into carry_reservation (hospital, year, run, source, reservation, line, centre, subject, fund, project, month, amount)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (CarriedReservation line : lines) {
                insert.setString(1, hospital);
                insert.setInt(2, run.year());
                insert.setInt(3, run.run());
                insert.setString(4, line.reservation().source());
                insert.setString(5, line.reservation().id());
                insert.setString(6, line.line());
                insert.setString(7, line.cell().centre());
                insert.setString(8, line.cell().subject());
                insert.setString(9, line.cell().fund());
                insert.setString(10, line.cell().project());
                insert.setInt(11, CellKey.number(line.cell().month()));
                insert.setBigDecimal(12, line.amount());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write carried reservations", e);
        }
    }
}
