package dev.heng.gateway.session;

import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Verifies bearer tokens off the event loop and remembers those found good until they expire. */
@ApplicationScoped
public class Tokens {
    private static final String SCHEME = "Bearer ";
    private static final int REMEMBERED_MAX = 10_000;

    private final Identity identity;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<String, JsonWebToken> remembered = new ConcurrentHashMap<>();

    Tokens(Identity identity, Vertx vertx, Clock clock) {
        this.identity = identity;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * The bearer of a request; empty when there is none or it is not to be trusted.
     *
     * @param headers every {@code Authorization} header: of two nobody knows which one the next reader takes, so they are none
     */
    public Future<Optional<JsonWebToken>> bearer(List<String> headers) {
        if (headers.size() != 1 || !headers.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.succeededFuture(Optional.empty());
        }
        String authorization = headers.getFirst();
        String token = authorization.substring(SCHEME.length()).trim();
        JsonWebToken known = remembered.get(token);
        if (known != null && known.getExpirationTime() > Instant.now(clock).getEpochSecond()) {
            return Future.succeededFuture(Optional.of(known));
        }
        return vertx.executeBlocking(() -> verify(token), false);
    }

    private Optional<JsonWebToken> verify(String token) {
        try {
            JsonWebToken good = identity.verify(token);
            if (remembered.size() >= REMEMBERED_MAX) {
                remembered.clear();
            }
            remembered.put(token, good);
            return Optional.of(good);
        } catch (ParseException refused) {
            remembered.remove(token);
            return Optional.empty();
        }
    }
}
