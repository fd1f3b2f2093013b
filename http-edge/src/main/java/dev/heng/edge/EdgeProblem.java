package dev.heng.edge;

/** The refusals that every service knows, in one line each. */
public enum EdgeProblem implements Problem {
    INVALID_REQUEST(400, "The request is not valid"),
    MALFORMED_JSON(400, "The body is not valid JSON"),
    UNAUTHENTICATED(401, "A valid token is needed"),
    FORBIDDEN_ROLE(403, "The role does not allow this"),
    HOSPITAL_OUT_OF_SCOPE(403, "The hospital is outside the scope of the token"),
    CENTRE_OUT_OF_SCOPE(403, "The centre is outside the scope of the token"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in this media type"),
    CONFLICT(409, "The state does not allow this"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used with another body"),
    VERSION_STALE(412, "The document has changed since it was read"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    TOO_BUSY(503, "The service is busy"),
    INTERNAL_ERROR(500, "The service failed");

    private final int status;
    private final String title;

    EdgeProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
