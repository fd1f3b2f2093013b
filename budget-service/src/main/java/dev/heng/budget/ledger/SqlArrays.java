package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One part of many things as an array of SQL. */
final class SqlArrays {
    private SqlArrays() {}

    static <T> Array texts(Connection connection, Collection<T> things, Function<T, @Nullable String> part)
            throws SQLException {
        return connection.createArrayOf("text", things.stream().map(part).toArray(String[]::new));
    }

    static <T> Array numbers(Connection connection, Collection<T> things, Function<T, Integer> part)
            throws SQLException {
        return connection.createArrayOf("integer", things.stream().map(part).toArray(Integer[]::new));
    }

    static <T> Array amounts(Connection connection, Collection<T> things, Function<T, BigDecimal> part)
            throws SQLException {
        return connection.createArrayOf("numeric", things.stream().map(part).toArray(BigDecimal[]::new));
    }

    static <T> Array dates(Connection connection, Collection<T> things, Function<T, LocalDate> part)
            throws SQLException {
        return connection.createArrayOf(
                "date", things.stream().map(part).map(LocalDate::toString).toArray(String[]::new));
    }

    static <T> Array truths(Connection connection, Collection<T> things, Function<T, Boolean> part)
            throws SQLException {
        return connection.createArrayOf("boolean", things.stream().map(part).toArray(Boolean[]::new));
    }

    static <T> Array digests(Connection connection, Collection<T> things, Function<T, byte[]> part)
            throws SQLException {
        return connection.createArrayOf("bytea", things.stream().map(part).toArray(byte[][]::new));
    }
}
