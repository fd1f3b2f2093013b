package dev.heng.catalog.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The form of a document that is hashed: no blanks, members sorted by name, every number as a string of its canonical decimal. It does
 * not depend on the order in which a store or a parser gives the members back, nor on how a number was written.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical text of a document of maps, lists, texts, numbers, truth values and nulls. */
    public static String write(Object document) {
        StringBuilder out = new StringBuilder();
        append(document, out);
        return out.toString();
    }

    /** SHA-256 of the canonical text in UTF-8, as 64 lower-case hexadecimal digits. */
    public static String hash(Object document) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(write(document).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case BigDecimal number -> appendNumber(number, out);
            case BigInteger number -> appendNumber(new BigDecimal(number), out);
            case Integer number -> appendNumber(BigDecimal.valueOf(number), out);
            case Long number -> appendNumber(BigDecimal.valueOf(number), out);
            case String text -> out.append(Json.write(text));
            case List<?> items -> appendItems(items, out);
            case Map<?, ?> members -> appendMembers(members, out);
            default -> throw new IllegalArgumentException("not part of a document: " + value.getClass());
        }
    }

    private static void appendNumber(BigDecimal number, StringBuilder out) {
        out.append('"').append(Decimals.text(number)).append('"');
    }

    private static void appendItems(List<?> items, StringBuilder out) {
        out.append('[');
        for (Iterator<?> rest = items.iterator(); rest.hasNext(); ) {
            append(rest.next(), out);
            out.append(rest.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private static void appendMembers(Map<?, ?> members, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        out.append('{');
        for (Iterator<Map.Entry<String, Object>> rest = sorted.entrySet().iterator(); rest.hasNext(); ) {
            Map.Entry<String, Object> member = rest.next();
            out.append(Json.write(member.getKey())).append(':');
            append(member.getValue(), out);
            out.append(rest.hasNext() ? "," : "");
        }
        out.append('}');
    }
}
