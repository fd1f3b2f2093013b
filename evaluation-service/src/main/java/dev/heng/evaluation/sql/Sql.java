package dev.heng.evaluation.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements with positional values. Inside a transaction every statement uses its connection.
 *
 * <p>A value may be null, a text, number, truth, day, instant, or an array of those, which PostgreSQL takes apart with
 * {@code unnest}. Every method fails with {@link SqlFailure}.
 */
@ApplicationScoped
public class Sql {
    private final DataSource source;

    Sql(DataSource source) {
        this.source = source;
    }

    /** Makes a value of the row that the cursor stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All rows, in the order of the statement. */
    public <T> List<T> query(String text, RowReader<T> reader, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            bind(connection, statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    /** The first row. */
    public <T> Optional<T> first(String text, RowReader<T> reader, @Nullable Object... values) {
        return query(text, reader, values).stream().findFirst();
    }

    /** How many rows the statement changed. */
    public int update(String text, @Nullable Object... values) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            bind(connection, statement, values);
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            int at = i + 1;
            switch (values[i]) {
                case null -> statement.setNull(at, Types.NULL);
                case Instant instant -> statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
                case Enum<?> constant -> statement.setString(at, constant.name());
                case String[] texts -> statement.setArray(at, connection.createArrayOf("text", texts));
                case Integer[] numbers -> statement.setArray(at, connection.createArrayOf("int4", numbers));
                case Long[] numbers -> statement.setArray(at, connection.createArrayOf("int8", numbers));
                case Boolean[] truths -> statement.setArray(at, connection.createArrayOf("bool", truths));
                case BigDecimal[] numbers -> statement.setArray(at, connection.createArrayOf("numeric", numbers));
                case LocalDate[] days -> statement.setArray(at, connection.createArrayOf("date", days));
                case Object plain -> statement.setObject(at, plain);
            }
        }
    }
}
