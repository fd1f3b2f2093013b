package dev.heng.local;

/** Something could not be started or prepared; the message is the one line that a person needs to read. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;

    public StartException(String message) {
        super(message);
        line = message;
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
        line = message;
    }

    @Override
    public String getMessage() {
        return line;
    }
}
