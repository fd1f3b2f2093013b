package dev.heng.minimal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Posts one line by the statement that pgbench measures too. */
@Path("/posts")
@RunOnVirtualThread
public class PostResource {
    private static final String SQL = "select floor_post('S', 'minimal', ?, ?, ?, 202503, date '2025-03-15', ?)";

    private final DataSource dataSource;

    PostResource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param amount in the currency of the hospital */
    public record Line(String id, String centre, String subject, BigDecimal amount) {}

    /** @param status RECORDED, REPLAYED or REFUSED */
    public record Outcome(String status) {}

    @POST
    public Outcome post(Line line) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, line.id());
            call.setString(2, line.centre());
            call.setString(3, line.subject());
            call.setBigDecimal(4, line.amount());
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Outcome(row.getString(1));
            }
        }
    }
}
