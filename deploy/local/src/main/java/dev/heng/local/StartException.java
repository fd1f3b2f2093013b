package dev.heng.local;

/** Something could not be started or prepared; the message is the one line that a person needs to read. */
public final class StartException extends RuntimeException {
    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
