package dev.heng.evaluation.suite;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Signs tokens as the issuer would. */
public final class Tokens {
    private static final PrivateKey KEY = key();

    private Tokens() {}

    /** A token for every hospital. */
    public static String of(String role) {
        return of(role, List.of("*"), List.of());
    }

    /** An officer of one hospital's centres. */
    public static String officer(String hospital, String... centres) {
        return of("budget-officer", List.of(hospital), List.of(centres));
    }

    public static String of(String role, List<String> hospitals, List<String> centres) {
        return Jwt.issuer(Servers.ISSUER)
                .audience(Set.of("heng"))
                .subject(role)
                .upn(role)
                .claim("roles", List.of(role))
                .claim("hospitals", hospitals)
                .claim("centres", centres)
                .expiresIn(3_600)
                .sign(KEY);
    }

    private static PrivateKey key() {
        try {
            Path folder = Path.of(ConfigProvider.getConfig().getValue(Servers.FOLDER, String.class));
            return KeyUtils.decodePrivateKey(Files.readString(folder.resolve("private.pem")));
        } catch (Exception e) {
            throw new IllegalStateException("the key of the suite cannot be read", e);
        }
    }
}
