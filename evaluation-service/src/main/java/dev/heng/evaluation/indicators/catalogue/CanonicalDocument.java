package dev.heng.evaluation.indicators.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The form in which the catalogue hashes a document: no blanks, members sorted by name, every number the text of its plain decimal. */
final class CanonicalDocument {
    /** What stands in the document beside what is hashed. */
    private static final Set<String> NOT_HASHED = Set.of("hash", "warnings", "publishedAt", "publishedBy");

    private CanonicalDocument() {}

    /** SHA-256 of the canonical form in lower-case hexadecimal. */
    static String hash(JsonNode document) {
        StringBuilder text = new StringBuilder();
        Map<String, JsonNode> members = members(document);
        members.keySet().removeAll(NOT_HASHED);
        appendMembers(members, text);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case OBJECT -> appendMembers(members(node), text);
            case ARRAY -> {
                text.append('[');
                for (int i = 0; i < node.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    append(node.get(i), text);
                }
                text.append(']');
            }
            case NUMBER -> text.append('"').append(plain(node.decimalValue())).append('"');
            case STRING, BOOLEAN, NULL, MISSING, BINARY, POJO -> text.append(node);
        }
    }

    private static void appendMembers(Map<String, JsonNode> members, StringBuilder text) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            text.append(separator).append(TextNode.valueOf(member.getKey())).append(':');
            append(member.getValue(), text);
            separator = ",";
        }
        text.append('}');
    }

    private static Map<String, JsonNode> members(JsonNode node) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        return sorted;
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
