package dev.heng.kubernetes;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a service as a kubelet does: the status counts, and no answer is one too. */
record Probe(String base) {
    /** The status when nobody answers. */
    static final int NO_ANSWER = 0;

    private static final int ANSWER_MILLIS_MAX = 5_000;
    private static final int OK = 200;
    private static final long PAUSE_MILLIS = 100;

    /** The HTTP status of a GET, or {@link #NO_ANSWER}. */
    int status(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(ANSWER_MILLIS_MAX);
            connection.setReadTimeout(ANSWER_MILLIS_MAX);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    /**
     * Waits until the path answers 200.
     *
     * @throws IllegalStateException when the process ends before, or the limit has passed
     */
    void await(String path, Duration limit, Process process) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (status(path) != OK) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended with status " + process.exitValue());
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(base + path + " is not 200 within " + limit.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
