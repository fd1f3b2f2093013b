package dev.heng.edge.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What was answered under each idempotency key. A key is claimed before the request runs and answered after it; a claim whose process died
 * is taken over after a while, which is safe because every POST of this service is idempotent by its own keys too.
 */
@ApplicationScoped
class IdempotencyKeys {
    private static final Duration CLAIM_LIFE = Duration.ofSeconds(20);

    private final DataSource dataSource;
    private final Clock clock;

    IdempotencyKeys(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Whose key it is: the hospital of the path ({@code -} where there is none), the caller, the operation and the key. */
    record Key(String hospital, String actor, String operation, String key) {}

    /** The first answer: its body as sent, its sequence where it had one. */
    record Answer(int status, @Nullable String sequence, String mediaType, String body) {}

    /** What a key says to a request: it may run, it was answered, another runs under it, or it had another body. */
    sealed interface Claim {
        record Granted() implements Claim {}

        record Answered(Answer answer) implements Claim {}

        record UnderWay() implements Claim {}

        record OtherBody() implements Claim {}
    }

    Claim claim(Key key, byte[] digest) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try (Connection connection = dataSource.getConnection()) {
            if (execute(
                    connection,
                    "insert into idempotency_key (hospital, actor, operation, key, digest, claimed_at)"
                            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                    key.hospital(),
                    key.actor(),
                    key.operation(),
                    key.key(),
                    digest,
                    now)) {
                return new Claim.Granted();
            }
            Optional<Claim> known = read(connection, key, digest);
            if (known.isPresent()) {
                return known.get();
            }
            return execute(
                            connection,
                            "update idempotency_key set claimed_at = ? where hospital = ? and actor = ? and operation = ? and key = ?"
                                    + " and status is null and claimed_at < ?",
                            now,
                            key.hospital(),
                            key.actor(),
                            key.operation(),
                            key.key(),
                            now.minus(CLAIM_LIFE))
                    ? new Claim.Granted()
                    : new Claim.UnderWay();
        }
    }

    void answer(Key key, Answer answer) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "update idempotency_key set status = ?, sequence = ?, media_type = ?, body = ?"
                            + " where hospital = ? and actor = ? and operation = ? and key = ?",
                    answer.status(),
                    answer.sequence(),
                    answer.mediaType(),
                    answer.body(),
                    key.hospital(),
                    key.actor(),
                    key.operation(),
                    key.key());
        }
    }

    /** A request that was refused leaves its key free. */
    void release(Key key) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "delete from idempotency_key where hospital = ? and actor = ? and operation = ? and key = ? and status is null",
                    key.hospital(),
                    key.actor(),
                    key.operation(),
                    key.key());
        }
    }

    private static Optional<Claim> read(Connection connection, Key key, byte[] digest) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select digest, status, sequence, media_type, body from idempotency_key"
                        + " where hospital = ? and actor = ? and operation = ? and key = ?")) {
            fill(select, key.hospital(), key.actor(), key.operation(), key.key());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.of(new Claim.UnderWay());
                }
                if (!Arrays.equals(row.getBytes(1), digest)) {
                    return Optional.of(new Claim.OtherBody());
                }
                int status = row.getInt(2);
                return row.wasNull()
                        ? Optional.empty()
                        : Optional.of(new Claim.Answered(
                                new Answer(status, row.getString(3), row.getString(4), row.getString(5))));
            }
        }
    }

    private static boolean execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            return statement.executeUpdate() > 0;
        }
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
