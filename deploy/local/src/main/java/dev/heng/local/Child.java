package dev.heng.local;

import java.util.Optional;

/** One process of the suite as its supervisor sees it. */
interface Child {
    Part part();

    /**
     * Starts the process; it need not be ready yet.
     *
     * @throws StartException with the reason in one line
     */
    void start();

    /** The process of the last start, if there was one. */
    Optional<ProcessHandle> process();

    /** True when the running process can do its work. */
    boolean isReady();

    /** Asks the process to end, waits, and ends it by force after the limit. */
    void stop();

    /** How the process ended and what it said last, in one line. */
    String lastWords();

    default boolean isAlive() {
        return process().filter(Processes::isAlive).isPresent();
    }
}
