package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Signs as the local issuer does, with its own key out of the data folder: the issuer itself gives tokens to the demo accounts only.
 *
 * @param name the {@code iss} of its tokens
 */
record Issuer(String name, String keyId, PrivateKey privateKey, PublicKey publicKey) {
    static final String AUDIENCE = "heng";
    private static final String NAME = "heng-local";
    private static final long LIFE_SECONDS = 3_600;
    private static final int POSITIVE = 1;

    /** The issuer whose key a started suite keeps in this file. */
    static Issuer of(Path keyFile) {
        try {
            JsonNode key = Json.read(Files.readAllBytes(keyFile));
            BigInteger modulus = number(key, "n");
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new Issuer(
                    NAME,
                    key.path("kid").asText(),
                    rsa.generatePrivate(new RSAPrivateKeySpec(modulus, number(key, "d"))),
                    rsa.generatePublic(new RSAPublicKeySpec(modulus, number(key, "e"))));
        } catch (IOException e) {
            throw new UncheckedIOException("the suite keeps its key elsewhere", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good token. */
    String token(Person person) {
        return sign(header(), claims(person));
    }

    /** The header of a good token; the caller may change it. */
    Map<String, Object> header() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        header.put("alg", "RS256");
        header.put("kid", keyId);
        return header;
    }

    /** The claims of a good token; the caller may change them. */
    Map<String, Object> claims(Person person) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(person.claims());
        claims.put("iss", name);
        claims.put("aud", AUDIENCE);
        claims.put("iat", now);
        claims.put("exp", now + LIFE_SECONDS);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    /** A token with this header and these claims, signed by RS256 whatever the header says. */
    String sign(Map<String, Object> header, Map<String, Object> claims) {
        try {
            String signed = part(header) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One part of a token. */
    static String part(Map<String, Object> json) {
        return encode(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(
                POSITIVE, Base64.getUrlDecoder().decode(key.path(member).asText()));
    }
}
