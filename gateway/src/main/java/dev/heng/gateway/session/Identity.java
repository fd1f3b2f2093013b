package dev.heng.gateway.session;

import dev.heng.gateway.GatewayConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwk.RsaJsonWebKey;

/** Which issuer is trusted: an OIDC provider, or the local one of the embedded default. */
@ApplicationScoped
public class Identity {
    static final String AUDIENCE = "heng";

    private final String issuer;
    private final Optional<RsaJsonWebKey> localKey;
    private final JWTAuthContextInfo trust;
    private final JWTParser parser = new DefaultJWTParser();

    Identity(GatewayConfig config) {
        issuer = config.issuer()
                .orElseThrow(() -> new IllegalStateException(
                        "No issuer is configured: set HENG_ISSUER and HENG_JWKS_URL to those of an OIDC provider."));
        localKey = config.issuerKind()
                .filter("local"::equals)
                .map(kind -> IssuerKey.loadOrCreate(config.issuerKeys().orElse(Path.of("issuer.jwk"))));
        trust = localKey.map(key -> new JWTAuthContextInfo((RSAPublicKey) key.getPublicKey(), issuer))
                .orElseGet(() -> new JWTAuthContextInfo(
                        config.jwksUrl()
                                .orElseThrow(() -> new IllegalStateException(
                                        "No keys are configured: set HENG_JWKS_URL to those of the OIDC provider.")),
                        issuer));
        trust.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        trust.setExpectedAudience(Set.of(AUDIENCE));
        trust.setRequireNamedPrincipal(true);
    }

    /** Fails the start, not the first request, when no issuer is configured. */
    void check(@Observes StartupEvent start) {
        if (issuer.isBlank()) {
            throw new IllegalStateException("HENG_ISSUER is empty.");
        }
    }

    /**
     * Checks signature, issuer, audience and times.
     *
     * @throws ParseException when the token is not to be trusted
     */
    JsonWebToken verify(String token) throws ParseException {
        return parser.parse(token, trust);
    }

    String issuer() {
        return issuer;
    }

    /** The key of the local issuer; empty when tokens come from an OIDC provider. */
    Optional<RsaJsonWebKey> localKey() {
        return localKey;
    }
}
