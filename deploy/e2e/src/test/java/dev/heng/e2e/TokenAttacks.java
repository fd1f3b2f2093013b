package dev.heng.e2e;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that must open no door, each with one thing wrong; made from the same good token as the control. */
final class TokenAttacks {
    private static final int HOUR = 3_600;
    private static final int LONG = 12_000;
    private static final int BITS = 2_048;

    private final Issuer issuer;
    private final Person person;
    private final String attackersKeys;
    private final KeyPair foreign;
    private final List<Attack> attacks = new ArrayList<>();

    /**
     * One attack.
     *
     * @param headers name, value, name, value ..
     * @param query empty or begins with a question mark
     */
    record Attack(String name, List<String> headers, String query) {
        Answer send(Client nobody, String method, String path, String body) {
            return nobody.send(method, path + query, body, "application/json", headers.toArray(String[]::new));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private TokenAttacks(Issuer issuer, Person person, String attackersKeys) {
        this.issuer = issuer;
        this.person = person;
        this.attackersKeys = attackersKeys;
        this.foreign = pair();
    }

    /**
     * All of them.
     *
     * @param person whose good token would be answered
     * @param attackersKeys an address where the attacker offers a key set
     */
    static List<Attack> of(Issuer issuer, Person person, String attackersKeys) {
        TokenAttacks made = new TokenAttacks(issuer, person, attackersKeys);
        made.algorithms();
        made.keys();
        made.claims();
        made.forms();
        made.places();
        return List.copyOf(made.attacks);
    }

    private void algorithms() {
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            bearer("alg " + none, unsigned(none) + ".");
        }
        bearer("alg none with the signature of a good token", unsigned("none") + "." + signature(good()));
        bearer("no alg", issuer.sign(header(header -> header.remove("alg")), issuer.claims(person)));
        byte[] der = issuer.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        bearer("HS256 with the public key as DER", hmac(der, issuer.keyId()));
        bearer("HS256 with the public key as PEM", hmac(pem.getBytes(StandardCharsets.US_ASCII), issuer.keyId()));
        bearer("HS256 with the key id", hmac(issuer.keyId().getBytes(StandardCharsets.US_ASCII), issuer.keyId()));
        bearer("RS512 said, RS256 done", issuer.sign(header(header -> header.put("alg", "RS512")), claims(c -> {})));
        bearer("RS512 with the good key", signed(issuer.privateKey(), "SHA512withRSA", "RS512"));
        bearer("RS1 with the good key", signed(issuer.privateKey(), "SHA1withRSA", "RS1"));
        bearer(
                "a critical header that nobody knows",
                issuer.sign(
                        header(header -> header.putAll(Map.of("crit", List.of("heng"), "heng", true))),
                        claims(c -> {})));
    }

    private void keys() {
        bearer("signed by a foreign key under the good id", foreignly(header -> {}));
        bearer("signed by a foreign key under its own id", foreignly(header -> header.put("kid", "foreign")));
        bearer("signed by a foreign key without an id", foreignly(header -> header.remove("kid")));
        for (String kid : List.of(
                "../../../../../../dev/null",
                "file:///dev/null",
                "' OR '1'='1",
                "x' UNION SELECT 'k",
                "\u0000",
                "${jndi:ldap://127.0.0.1/k}")) {
            bearer("foreign key, key id " + kid.replace('\u0000', '0'), foreignly(header -> header.put("kid", kid)));
            bearer("empty secret, key id " + kid.replace('\u0000', '0'), hmac(new byte[] {0}, kid));
        }
        Map<String, Object> jwk = jwk();
        bearer("the key in the header", foreignly(header -> header.put("jwk", jwk)));
        bearer("the key in the header alone", foreignly(header -> {
            header.put("jwk", jwk);
            header.remove("kid");
        }));
        bearer("the key set of the attacker", foreignly(header -> header.put("jku", attackersKeys)));
        bearer("the key set of the attacker, its key id", foreignly(header -> {
            header.put("jku", attackersKeys);
            header.put("kid", "foreign");
        }));
        bearer("the certificate of the attacker", foreignly(header -> header.put("x5u", attackersKeys)));
    }

    private void claims() {
        long now = System.currentTimeMillis() / 1_000;
        bearer("expired", claims(claims -> claims.put("exp", now - HOUR)));
        bearer("never expires", claims(claims -> claims.remove("exp")));
        bearer("expires as a text", claims(claims -> claims.put("exp", "tomorrow")));
        bearer("not yet valid", claims(claims -> claims.put("nbf", now + HOUR)));
        bearer("another issuer", claims(claims -> claims.put("iss", "https://issuer.example")));
        bearer("no issuer", claims(claims -> claims.remove("iss")));
        bearer("another audience", claims(claims -> claims.put("aud", "another-service")));
        bearer("other audiences", claims(claims -> claims.put("aud", List.of("one", "heng-2"))));
        bearer("no audience", claims(claims -> claims.remove("aud")));
        bearer("nobody's", claims(claims -> {
            claims.remove("upn");
            claims.remove("sub");
        }));
    }

    private void forms() {
        String good = good();
        String[] parts = good.split("\\.");
        bearer("signature stripped", parts[0] + "." + parts[1] + ".");
        bearer("signature left out", parts[0] + "." + parts[1]);
        bearer("signature changed", parts[0] + "." + parts[1] + "." + turned(parts[2]));
        Person more = new Person(person.name(), List.of("admin", "auditor"), List.of("*"), List.of("*"));
        bearer("payload changed", parts[0] + "." + Issuer.part(issuer.claims(more)) + "." + parts[2]);
        bearer("header changed", Issuer.part(header(h -> h.put("typ", "at+jwt"))) + "." + parts[1] + "." + parts[2]);
        bearer(
                "payload that is no JSON",
                parts[0] + "." + Issuer.encode("{".getBytes(StandardCharsets.US_ASCII)) + "." + parts[2]);
        bearer("five parts", good + ".a.b");
        bearer("only dots", "..");
        bearer("empty", "");
        bearer("garbage", "garbage");
        bearer("null", "null");
        bearer("very long", "a".repeat(LONG));
        bearer("a good one with very much after it", good + "." + "a".repeat(LONG));
        bearer("very long key id", foreignly(header -> header.put("kid", "k".repeat(LONG / 2))));
        bearer("characters of another alphabet", "ey\u00e9\u00ff.\u00a3.x");
        header("the scheme alone", "Bearer");
        header("another scheme", "Basic YXVkaXRvcjphdWRpdG9yLWRlbW8=");
        header("a good one without its scheme", good);
        header("a good one under another scheme", "Token " + good);
    }

    private void places() {
        String good = good();
        attacks.add(new Attack("a good one in the query", List.of(), "?access_token=" + good));
        attacks.add(new Attack("a good one in a cookie", List.of("Cookie", "Bearer=" + good), ""));
        attacks.add(new Attack("a good one for a proxy", List.of("Proxy-Authorization", "Bearer " + good), ""));
        attacks.add(new Attack("the name of the user", List.of("X-Forwarded-User", person.name()), ""));
        for (String second : List.of("Bearer garbage", "Bearer " + issuer.token(person.named("another")))) {
            attacks.add(new Attack(
                    "two headers, the good one first: " + second.length(),
                    List.of("Authorization", "Bearer " + good, "Authorization", second),
                    ""));
            attacks.add(new Attack(
                    "two headers, the good one last: " + second.length(),
                    List.of("Authorization", second, "Authorization", "Bearer " + good),
                    ""));
        }
        header("two tokens in one header", "Bearer " + good + ", Bearer " + good);
    }

    private String good() {
        return issuer.token(person);
    }

    private void bearer(String name, Map<String, Object> claims) {
        bearer(name, issuer.sign(issuer.header(), claims));
    }

    private void bearer(String name, String token) {
        header(name, "Bearer " + token);
    }

    private void header(String name, String value) {
        attacks.add(new Attack(name, List.of("Authorization", value), ""));
    }

    private Map<String, Object> header(Consumer<Map<String, Object>> change) {
        Map<String, Object> header = issuer.header();
        change.accept(header);
        return header;
    }

    private Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = issuer.claims(person);
        change.accept(claims);
        return claims;
    }

    private String unsigned(String algorithm) {
        return Issuer.part(header(header -> header.put("alg", algorithm))) + "." + Issuer.part(issuer.claims(person));
    }

    private String foreignly(Consumer<Map<String, Object>> change) {
        return new Issuer(issuer.name(), issuer.keyId(), foreign.getPrivate(), foreign.getPublic())
                .sign(header(change), issuer.claims(person));
    }

    private String hmac(byte[] secret, String kid) {
        try {
            String signed = Issuer.part(header(header -> {
                        header.put("alg", "HS256");
                        header.put("kid", kid);
                    }))
                    + "." + Issuer.part(issuer.claims(person));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + "." + Issuer.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(PrivateKey key, String algorithm, String name) {
        try {
            String signed =
                    Issuer.part(header(header -> header.put("alg", name))) + "." + Issuer.part(issuer.claims(person));
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Issuer.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The attacker's key as it may stand in a header or a key set. */
    private Map<String, Object> jwk() {
        RSAPublicKey key = (RSAPublicKey) foreign.getPublic();
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("kid", issuer.keyId());
        jwk.put("n", Issuer.encode(key.getModulus().toByteArray()));
        jwk.put("e", Issuer.encode(key.getPublicExponent().toByteArray()));
        return jwk;
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    /** Another text of the same length. */
    private static String turned(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
