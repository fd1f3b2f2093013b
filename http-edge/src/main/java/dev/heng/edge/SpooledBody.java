package dev.heng.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A body of any length in a file that has no name: it can be read several times, holds no memory, and is gone with its process however
 * that ends. A half body is never seen, since all of it must come before it can be read.
 */
public final class SpooledBody implements AutoCloseable {
    private final FileChannel file;
    private final Runnable closed;

    private SpooledBody(FileChannel file, Runnable closed) {
        this.file = file;
        this.closed = closed;
    }

    /**
     * @param closed run once, when the file is given up
     * @throws IOException when the body ends too early or the disk does not take it
     */
    static SpooledBody of(InputStream body, Runnable closed) throws IOException {
        Path path = Files.createTempFile("body", null);
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            OutputStream out = Channels.newOutputStream(file);
            try {
                body.transferTo(out);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
            return new SpooledBody(file, closed);
        } finally {
            Files.delete(path);
        }
    }

    /** The body from its beginning; whoever read before has ended. */
    public InputStream read() {
        try {
            file.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Channels.newInputStream(file);
    }

    @Override
    public synchronized void close() throws IOException {
        if (file.isOpen()) {
            try {
                file.close();
            } finally {
                closed.run();
            }
        }
    }
}
