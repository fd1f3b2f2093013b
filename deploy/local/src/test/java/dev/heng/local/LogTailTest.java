package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path folder;

    @Test
    void namesTheErrorAndNotTheStackTrace() throws IOException {
        Path log = Files.writeString(folder.resolve("a.log"), """
                08:00:00 INFO  started
                08:00:01 ERROR configuration property heng.issuer is required
                \tat dev.heng.budget.Start.main(Start.java:7)
                """);
        assertEquals("08:00:01 ERROR configuration property heng.issuer is required", LogTail.reason(log));
    }

    @Test
    void takesTheInnermostCauseThatSaysSomething() throws IOException {
        Path log = Files.writeString(folder.resolve("c.log"), """
                08:00:01 ERROR Failed to start
                Caused by: java.sql.SQLException: Acquisition timeout
                Caused by: java.util.concurrent.TimeoutException
                """);
        assertEquals("Caused by: java.sql.SQLException: Acquisition timeout", LogTail.reason(log));
    }

    @Test
    void takesTheLastLineWhenNoneNamesAnError() throws IOException {
        assertEquals("second", LogTail.reason(Files.writeString(folder.resolve("b.log"), "first\nsecond\n\n")));
    }

    @Test
    void aMissingLogIsSaidToBeEmpty() {
        assertEquals("its log is empty", LogTail.reason(folder.resolve("none.log")));
    }
}
