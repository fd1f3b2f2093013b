package dev.heng.budget.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lets those who write forecasts or rules of a hospital do it one after the other; who posts does not wait for them. */
@ApplicationScoped
class Turns {
    private final DataSource dataSource;

    Turns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits for the end of whoever's turn it is; the caller's lasts until its transaction ends. */
    void take(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select from hospital where code = ? for no key update")) {
            lock.setString(1, hospital);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot wait for " + hospital, e);
        }
    }
}
