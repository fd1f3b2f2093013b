package dev.heng.gateway.web;

/** Every refusal of the gateway itself; its stable code is the constant's name. */
public enum Problem {
    INVALID_REQUEST(400, "The request is not valid"),
    UNAUTHENTICATED(401, "A valid token is needed"),
    NOT_FOUND(404, "There is no such thing"),
    BODY_TOO_LARGE(413, "The body is too large"),
    TOO_MANY_REQUESTS(429, "Too many requests at once"),
    INTERNAL_ERROR(500, "The gateway failed"),
    SERVICE_UNREACHABLE(502, "The service behind the gateway cannot be reached"),
    SERVICE_TIMEOUT(504, "The service behind the gateway did not answer in time");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** A short English sentence that is the same for every occurrence. */
    public String title() {
        return title;
    }
}
