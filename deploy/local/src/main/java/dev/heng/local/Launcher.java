package dev.heng.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The main program behind deploy/run: starts the suite, loads the demo, and stays until it is told to stop. */
public final class Launcher {
    private static final int FAILED = 1;
    /** Kept, because the logging library forgets a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        long began = System.nanoTime() - secondsSpent() * 1_000_000_000L;
        // Chinese names come out right whatever the locale is.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Progress progress = new Progress(out, began);
        // The libraries' messages would stand between the lines that a person reads.
        ROOT.setLevel(Level.WARNING);
        try {
            Path home = Installation.around(Path.of(System.getProperty("heng.home", "")))
                    .home();
            Options options = Options.parse(List.of(arguments), home);
            Suite suite = Suite.start(options.settings(), progress);
            if (options.demo()) {
                new Demo(new Installation(home), suite.folder(), progress).load(suite.baseUrl());
            }
            welcome(suite, progress);
            String failure = suite.supervisor().awaitFailure();
            fail(failure);
        } catch (StartException e) {
            fail(e.getMessage());
        } catch (UncheckedIOException e) {
            fail(e.getMessage() + ": " + Folders.reason(Objects.requireNonNull(e.getCause())));
        }
    }

    private static void fail(String line) {
        System.err.println("deploy/run: " + line);
        System.exit(FAILED);
    }

    /** What the build before this JVM took, so that the clock counts from the command. */
    private static long secondsSpent() {
        return Long.getLong("heng.seconds-spent", 0);
    }

    private static void welcome(Suite suite, Progress progress) {
        String base = suite.baseUrl();
        progress.say("Heng is running");
        progress.plain("""

                  Address   %s        (API page: %s/docs)
                  Accounts  admin, office, owner, committee, officer, evaluator, auditor
                            the password is the name followed by -demo, for instance office-demo
                            client of the hospital's systems: his, secret his-demo
                  Token     curl -d grant_type=password -d username=office -d password=office-demo %s/api/auth/token
                  Data      %s (log files in logs)
                  Stop      Ctrl-C, or: kill %d
                """.formatted(
                base, base, base, suite.folder().path(), ProcessHandle.current().pid()));
    }
}
