package dev.heng.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP as bytes on a connection, for what no client library sends. */
record RawSocket(int port) {
    private static final int ANSWER_MILLIS_MAX = 10_000;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");

    /**
     * What came back.
     *
     * @param status 0 when the connection was closed without an answer
     * @param isClosed the server ended the connection; otherwise it was silent until the deadline
     */
    record Received(int status, String text, boolean isClosed) {
        boolean isProblem() {
            return text.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json");
        }
    }

    /** Sends the bytes and reads until the server closes or {@code Connection: close} has been obeyed. */
    Received send(byte[] bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            write(socket.getOutputStream(), bytes);
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the bytes, ends the sending side and reads what is still answered. */
    Received sendAndStop(byte[] bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            write(socket.getOutputStream(), bytes);
            socket.shutdownOutput();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A refusal may come while the rest is still being sent: then the server closes, and what it said is read all the same. */
    private static void write(OutputStream out, byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
        } catch (SocketException closed) {
            return;
        }
    }

    private static Received read(InputStream in) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        boolean isClosed = true;
        try {
            in.transferTo(received);
        } catch (SocketTimeoutException silent) {
            isClosed = false;
        } catch (SocketException reset) {
            isClosed = true;
        }
        String text = received.toString(StandardCharsets.UTF_8);
        Matcher status = STATUS.matcher(text);
        return new Received(status.find() ? Integer.parseInt(status.group(1)) : 0, text, isClosed);
    }
}
