package dev.heng.budget.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests the lines of a batch one after the other: what makes each the same line, and the document, by which chunks are cut. */
public final class BatchDigest {
    private final MessageDigest sha;

    public BatchDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next line. */
    public void add(ExecutionLine line) {
        add(line.id());
        sha.update(line.digest());
        add(line.document() == null ? "" : line.document());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
    }

    /** The digest of all lines in hexadecimal; nothing can be added afterwards. */
    public String value() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
