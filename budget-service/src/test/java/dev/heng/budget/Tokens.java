package dev.heng.budget;

import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Signs the tokens of the tests with a key made for them. The key passes through a system property, because the application under test
 * has a class loader of its own.
 */
public final class Tokens {
    static final String ISSUER = "https://issuer.test";

    private static final String KEY_PROPERTY = "heng.test.private-key";
    private static final int KEY_BITS = 2048;

    private Tokens() {}

    /**
     * Makes the key and writes its public half as PEM.
     *
     * @return the location of the file
     */
    static String writePublicKey(Path folder) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            System.setProperty(
                    KEY_PROPERTY,
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            Path file = folder.resolve("public.pem");
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(pair.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            return file.toUri().toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A bearer of one role in every hospital. */
    public static String of(String role) {
        return of(role, List.of("*"), List.of("*"));
    }

    /** A bearer of one role with its scope. */
    public static String of(String role, List<String> hospitals, List<String> centres) {
        return of(role, role, hospitals, centres);
    }

    /** A bearer of another name than its role's. */
    public static String named(String name, String role) {
        return named(name, role, "*");
    }

    /** The same, who sees these centres and what is below them. */
    public static String named(String name, String role, String... centres) {
        return of(name, role, List.of("*"), List.of(centres));
    }

    private static String of(String name, String role, List<String> hospitals, List<String> centres) {
        return Jwt.issuer(ISSUER)
                .audience("heng")
                .subject("test-" + role)
                .upn(name)
                .claim("roles", Set.of(role))
                .claim("hospitals", hospitals)
                .claim("centres", centres)
                .expiresIn(Duration.ofHours(1))
                .jws()
                .keyId("test")
                .sign(privateKey());
    }

    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(KEY_PROPERTY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
