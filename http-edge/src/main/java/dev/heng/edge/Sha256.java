package dev.heng.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 as documents show it: 64 hexadecimal digits, small letters. */
public final class Sha256 {
    private Sha256() {}

    /** Of bytes, such as a file. */
    public static String hex(byte[] content) {
        return HexFormat.of().formatHex(sha().digest(content));
    }

    /** Of a text in UTF-8. */
    public static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of lines of text in UTF-8, each ended by a line feed; without holding them all at once. */
    public static String hexOfLines(Stream<String> lines) {
        MessageDigest sha = sha();
        lines.forEachOrdered(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
