package dev.heng.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The running suite, seen through its public API. A call that meets a suite which is starting, busy or restarting is repeated for up to 90 seconds;
 * that is safe because every call of the loader is idempotent.
 */
final class Suite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 250;
    private static final long PAUSE_MILLIS_MAX = 2_000;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int UNAUTHORISED = 401;
    private static final int NOT_FOUND = 404;

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<Account, String> tokens = new EnumMap<>(Account.class);
    private final URI base;
    private final Clock clock;

    Suite(URI base, Clock clock) {
        this.base = base;
        this.clock = clock;
    }

    Answer get(Account account, String path) {
        return call(account, "GET", path, null);
    }

    Answer put(Account account, String path, Object body) {
        return accepted("PUT", path, call(account, "PUT", path, body));
    }

    Answer post(Account account, String path, Object body) {
        return accepted("POST", path, call(account, "POST", path, body));
    }

    /** Asks again while what is asked for is not there yet, for as long as the suite may take to get ready. */
    Answer await(Account account, String path) {
        Instant until = clock.instant().plus(PATIENCE);
        for (long pause = PAUSE_MILLIS; ; pause = Math.min(2 * pause, PAUSE_MILLIS_MAX)) {
            Answer answer = get(account, path);
            if (answer.status() != NOT_FOUND || clock.instant().isAfter(until)) {
                return accepted("GET", path, answer);
            }
            pause(pause);
        }
    }

    private Answer call(Account account, String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes(body)));
        Answer answer = persist(request.setHeader("Authorization", bearer(account)), path);
        if (answer.status() != UNAUTHORISED) {
            return answer;
        }
        // the token ran out while we worked
        tokens.remove(account);
        return persist(request.setHeader("Authorization", bearer(account)), path);
    }

    private Answer persist(HttpRequest.Builder request, String path) {
        Instant until = clock.instant().plus(PATIENCE);
        for (long pause = PAUSE_MILLIS; ; pause = Math.min(2 * pause, PAUSE_MILLIS_MAX)) {
            try {
                Answer answer = answer(http.send(request.build(), BodyHandlers.ofByteArray()));
                if (!PASSING.contains(answer.status()) || clock.instant().isAfter(until)) {
                    return answer;
                }
            } catch (IOException unreachable) {
                if (clock.instant().isAfter(until)) {
                    throw new LoadRefused("no answer from " + base + path, unreachable);
                }
            } catch (InterruptedException stopped) {
                throw interrupted(stopped);
            }
            pause(pause);
        }
    }

    private String bearer(Account account) {
        return "Bearer " + tokens.computeIfAbsent(account, this::token);
    }

    private String token(Account account) {
        String path = "/api/auth/token";
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(account.tokenForm()));
        return accepted("POST", path, persist(request, path))
                .body()
                .path("access_token")
                .asText();
    }

    private Answer answer(HttpResponse<byte[]> response) throws IOException {
        boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.contains("json"))
                .isPresent();
        JsonNode body =
                isJson && response.body().length > 0 ? json.readTree(response.body()) : MissingNode.getInstance();
        return new Answer(response.statusCode(), body, response.headers().firstValueAsLong("Ledger-Sequence"));
    }

    private static Answer accepted(String method, String path, Answer answer) {
        if (answer.succeeded()) {
            return answer;
        }
        throw new LoadRefused("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static void pause(long millis) {
        try {
            // nobody counts down: a wait that only an interrupt shortens
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static LoadRefused interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new LoadRefused("interrupted", stopped);
    }

    @Override
    public void close() {
        http.close();
    }
}
