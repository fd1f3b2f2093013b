package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** What is told of real processes. */
class ProcessesTest {
    private static final int PROCESSES = 300;

    /** It stays in the table of processes until it is collected, and its entry may vanish between two looks at it. */
    @Test
    void aProcessThatHasEndedIsNeverAliveAgain() throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            Process process = new ProcessBuilder("/bin/true").start();
            ProcessHandle handle = process.toHandle();
            while (Processes.isAlive(handle)) {
                Thread.onSpinWait();
            }
            while (process.isAlive()) {
                assertFalse(Processes.isAlive(handle), "before it is collected");
            }
            assertFalse(Processes.isAlive(handle), "after it is collected");
        }
    }
}
