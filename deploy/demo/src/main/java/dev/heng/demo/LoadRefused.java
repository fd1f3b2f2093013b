package dev.heng.demo;

import java.io.Serial;

/** The suite did not take what the loader sent, or could not be reached. The message says what, for the person at the console. */
final class LoadRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LoadRefused(String message) {
        super(message);
    }

    LoadRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
