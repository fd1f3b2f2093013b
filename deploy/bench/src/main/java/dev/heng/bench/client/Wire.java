package dev.heng.bench.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept open, for one thread: a socket, a buffer and as much of the protocol as the suite's answers use.
 * A general client takes several times the processor time for a small request.
 */
public final class Wire implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int CONNECT_MILLIS_MAX = 5_000;
    private static final int ANSWER_MILLIS_MAX = 90_000;
    private static final int HEXADECIMAL = 16;
    private static final int STATUS_AT = 9;
    private static final int STATUS_END = 12;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    /** @param port on the loopback address; the connection is opened by the first exchange */
    public Wire(int port) {
        this.port = port;
    }

    /** The bytes of a request, ready to be sent again and again. */
    public static byte[] request(String method, String path, String bearer, String contentType, byte[] body) {
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n");
        if (!bearer.isEmpty()) {
            head.append("Authorization: Bearer ").append(bearer).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        return whole;
    }

    /**
     * Sends a request and reads its answer.
     *
     * @throws UncheckedIOException when no whole answer came
     */
    public Answer exchange(byte[] request) {
        try {
            if (socket == null) {
                open();
            }
            out.write(request);
            out.flush();
            return read();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("no answer on port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            // it is given up either way
        }
        socket = null;
    }

    private void open() throws IOException {
        Socket fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(ANSWER_MILLIS_MAX);
        fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS_MAX);
        in = new BufferedInputStream(fresh.getInputStream(), BUFFER);
        out = fresh.getOutputStream();
        socket = fresh;
    }

    private Answer read() throws IOException {
        String line = line();
        int status = Integer.parseInt(line.substring(STATUS_AT, STATUS_END));
        int length = 0;
        long sequence = 0;
        boolean isChunked = false;
        boolean isLast = false;
        for (line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            if (name.equalsIgnoreCase("content-length")) {
                length = Integer.parseInt(line.substring(colon + 1).strip());
            } else if (name.equalsIgnoreCase("ledger-sequence")) {
                sequence = Long.parseLong(line.substring(colon + 1).strip());
            } else if (name.equalsIgnoreCase("transfer-encoding")) {
                isChunked = true;
            } else if (name.equalsIgnoreCase("connection")) {
                isLast = line.substring(colon + 1).strip().equalsIgnoreCase("close");
            }
        }
        byte[] body = isChunked ? chunks() : bytes(length);
        if (isLast) {
            close();
        }
        return new Answer(status, sequence, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";", -1)[0].strip(), HEXADECIMAL);
            body.write(bytes(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer was cut off");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
