package dev.heng.local;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a person what happens, each line with the seconds since the start. */
final class Progress {
    private final PrintStream out;
    private final long beganNanos;

    Progress(PrintStream out, long beganNanos) {
        this.out = out;
        this.beganNanos = beganNanos;
    }

    void say(String line) {
        out.printf("%5d s  %s%n", elapsed().toSeconds(), line);
        out.flush();
    }

    /** A line without the clock, for the final summary. */
    void plain(String line) {
        out.println(line);
        out.flush();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }
}
