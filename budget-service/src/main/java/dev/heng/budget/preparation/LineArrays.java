package dev.heng.budget.preparation;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines as arrays of SQL, and months as they stand in a row. */
final class LineArrays {
    static final int KEY_PARAMETERS = 3;

    private LineArrays() {}

    /** Sets subject, fund and project of each key from the given parameter on. */
    static void bindKeys(Connection connection, PreparedStatement call, int first, Collection<LineKey> keys)
            throws SQLException {
        call.setArray(first, texts(connection, keys, LineKey::subject));
        call.setArray(first + 1, texts(connection, keys, LineKey::fund));
        call.setArray(first + 2, texts(connection, keys, LineKey::project));
    }

    static <T> Array texts(Connection connection, Collection<T> things, Function<T, @Nullable String> part)
            throws SQLException {
        return connection.createArrayOf("text", things.stream().map(part).toArray(String[]::new));
    }

    /** As the text of an array of numbers: an array of arrays is taken apart by SQL. */
    static String text(List<BigDecimal> amounts) {
        return amounts.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",", "{", "}"));
    }

    static LineKey key(ResultSet row) throws SQLException {
        return new LineKey(row.getString("subject"), row.getString("fund"), row.getString("project"));
    }

    static List<BigDecimal> amounts(ResultSet row, String column) throws SQLException {
        return List.of((BigDecimal[]) row.getArray(column).getArray());
    }

    static @Nullable List<BigDecimal> amountsOrNull(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : Arrays.asList((BigDecimal[]) array.getArray());
    }
}
