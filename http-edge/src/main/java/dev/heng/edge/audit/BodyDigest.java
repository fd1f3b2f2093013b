package dev.heng.edge.audit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A body that is digested (SHA-256) while it is read. */
final class BodyDigest extends FilterInputStream {
    private static final int SKIP_MAX = 8_192;

    private final MessageDigest sha;
    private volatile byte @Nullable [] value;

    BodyDigest(InputStream body) {
        super(body);
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The digest of the whole body; null while it has not been read to its end. */
    byte @Nullable [] value() {
        return value;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            end();
        } else {
            sha.update((byte) read);
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read < 0) {
            end();
        } else {
            sha.update(target, offset, read);
        }
        return read;
    }

    /** What is skipped belongs to the body too. */
    @Override
    public long skip(long bytes) throws IOException {
        return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, SKIP_MAX)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void end() {
        if (value == null) {
            value = sha.digest();
        }
    }
}
