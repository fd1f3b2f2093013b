package dev.heng.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Loads the demo hospital into a running suite through its public API. Exit status 0 loaded, 1 refused or unreachable, 2 wrong usage. */
public final class LoadDemo {

    private static final String USAGE = "usage: load [--base http://127.0.0.1:8080]";
    private static final String BASE = "http://127.0.0.1:8080";

    private LoadDemo() {}

    public static void main(String[] arguments) {
        // department names are Chinese whatever the console's default charset
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            int status = run(List.of(arguments), Clock.systemUTC(), out);
            if (status != 0) {
                out.flush();
                System.exit(status);
            }
        }
    }

    /** What {@link #main} does, with the exit status as its answer. */
    public static int run(List<String> arguments, Clock clock, PrintStream out) {
        URI base;
        try {
            base = base(arguments);
        } catch (IllegalArgumentException wrong) {
            out.println(USAGE);
            return 2;
        }
        Instant begin = clock.instant();
        try (Suite suite = new Suite(base, clock)) {
            new Loading(XHospital.read(), suite, out).load();
            out.printf(
                    "demo hospital loaded into %s in %d s%n",
                    base, Duration.between(begin, clock.instant()).toSeconds());
            return 0;
        } catch (LoadRefused refused) {
            out.println("demo hospital not loaded: " + refused.getMessage());
            return 1;
        }
    }

    private static URI base(List<String> arguments) {
        if (arguments.isEmpty()) {
            return URI.create(BASE);
        }
        if (arguments.size() != 2 || !arguments.getFirst().equals("--base")) {
            throw new IllegalArgumentException(USAGE);
        }
        URI base = URI.create(arguments.getLast());
        if (base.getHost() == null) {
            throw new IllegalArgumentException(USAGE);
        }
        return base;
    }
}
