package dev.heng.edge.access;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Verifies bearer tokens, and one that was found good not again for a minute: a client sends the same token with every request, and
 * proving its signature took a seventh of the processor time of a post. After that minute, or from its expiry on, it is verified as
 * new, so that a key that its issuer withdraws is out of use within a minute. A token that was refused is never remembered.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class RememberedTokens extends JWTCallerPrincipalFactory {
    static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    private static final int REMEMBERED_MAX = 10_000;

    private final JWTCallerPrincipalFactory verifying;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Inject
    RememberedTokens(Clock clock) {
        this(clock, new DefaultJWTCallerPrincipalFactory());
    }

    RememberedTokens(Clock clock, JWTCallerPrincipalFactory verifying) {
        this.clock = clock;
        this.verifying = verifying;
    }

    private record Known(JWTCallerPrincipal bearer, Instant until) {}

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Instant now = clock.instant();
        Known before = known.get(token);
        if (before != null && now.isBefore(before.until())) {
            return before.bearer();
        }
        known.remove(token);
        JWTCallerPrincipal bearer = verifying.parse(token, rules);
        if (known.size() >= REMEMBERED_MAX) {
            known.clear();
        }
        Instant expiry = Instant.ofEpochSecond(bearer.getExpirationTime());
        Instant later = now.plus(REMEMBERED_FOR);
        known.put(token, new Known(bearer, expiry.isBefore(later) ? expiry : later));
        return bearer;
    }
}
