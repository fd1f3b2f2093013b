package dev.heng.catalog;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Signs tokens as the issuer would. */
final class Tokens {
    private Tokens() {}

    static String admin() {
        return of("admin", "admin");
    }

    static String of(String user, String... roles) {
        return Jwt.issuer(Servers.ISSUER)
                .audience("heng")
                .subject(user)
                .upn(user)
                .claim("roles", List.of(roles))
                .claim("hospitals", List.of("*"))
                .expiresIn(Duration.ofMinutes(30))
                .jws()
                .keyId("test")
                .sign(key());
    }

    private static PrivateKey key() {
        try {
            String encoded = ConfigProvider.getConfig().getValue(Servers.PRIVATE_KEY, String.class);
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
