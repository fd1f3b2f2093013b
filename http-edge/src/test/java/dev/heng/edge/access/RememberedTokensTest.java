package dev.heng.edge.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {
    private static final KeyPair KEYS = keys();

    private final Instant start = Instant.now();
    private final AtomicInteger verified = new AtomicInteger();
    private Instant now = start;
    private final RememberedTokens tokens = new RememberedTokens(clock(), new JWTCallerPrincipalFactory() {
        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
            verified.incrementAndGet();
            return new DefaultJWTCallerPrincipalFactory().parse(token, rules);
        }
    });

    @Test
    void aGoodTokenIsVerifiedOnceAMinute() throws Exception {
        String token = token("his", Duration.ofHours(1));
        assertEquals("his", tokens.parse(token, rules(KEYS)).getName());
        now = start.plusSeconds(59);
        assertEquals("his", tokens.parse(token, rules(KEYS)).getName());
        assertEquals(1, verified.get());
        now = start.plusSeconds(60);
        assertEquals("his", tokens.parse(token, rules(KEYS)).getName());
        assertEquals(2, verified.get());
    }

    @Test
    void fromItsExpiryOnATokenIsJudgedAsNew() throws Exception {
        String token = token("his", Duration.ofSeconds(20));
        tokens.parse(token, rules(KEYS));
        now = start.plusSeconds(21);
        tokens.parse(token, rules(KEYS));
        assertEquals(2, verified.get());
    }

    @Test
    void aTokenWithAnotherTextIsAnotherToken() throws Exception {
        String token = token("his", Duration.ofHours(1));
        tokens.parse(token, rules(KEYS));
        String[] parts = token.split("\\.");
        String forged = parts[0] + "." + encoded(claims("admin", Duration.ofHours(1))) + "." + parts[2];
        assertThrows(ParseException.class, () -> tokens.parse(forged, rules(KEYS)));
        assertThrows(ParseException.class, () -> tokens.parse(parts[0] + "." + parts[1] + ".", rules(KEYS)));
    }

    @Test
    void aTokenThatWasRefusedIsNotRemembered() throws Exception {
        String token = token("his", Duration.ofHours(1));
        assertThrows(ParseException.class, () -> tokens.parse(token, rules(keys())));
        assertEquals("his", tokens.parse(token, rules(KEYS)).getName());
        assertEquals(2, verified.get());
    }

    @Test
    void aKeyThatIsWithdrawnIsOutOfUseWithinAMinute() throws Exception {
        String token = token("his", Duration.ofHours(1));
        tokens.parse(token, rules(KEYS));
        now = start.plus(RememberedTokens.REMEMBERED_FOR);
        assertThrows(ParseException.class, () -> tokens.parse(token, rules(keys())));
        assertThrows(ParseException.class, () -> tokens.parse(token, rules(keys())));
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }

    private static JWTAuthContextInfo rules(KeyPair keys) {
        return new JWTAuthContextInfo(keys.getPublic(), "heng");
    }

    private String token(String name, Duration life) throws GeneralSecurityException {
        String content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims(name, life));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEYS.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private String claims(String name, Duration life) {
        return "{\"iss\":\"heng\",\"upn\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(name, start.getEpochSecond(), start.plus(life).getEpochSecond());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
