package dev.heng.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request whose {@code Accept} or {@code Content-Type} cannot be read, because the search for its method would stumble over it, and
 * then, once it is known who sends it, a body that is said to be anything but UTF-8. Lines of JSON ({@code application/x-ndjson}) that are said to be ISO-8859-1
 * are judged by their bytes, and {@code text/csv} by its reader: spreadsheets write it in the charset of their country.
 */
@ApplicationScoped
class MediaTypes {
    private static final String UTF_8 = "utf-8";
    /** What client libraries put on a media type that they do not know, whatever they send. */
    private static final String LIBRARYS = "iso-8859-1";

    private static final MediaType CSV = new MediaType("text", "csv");

    @ServerRequestFilter(preMatching = true)
    void requireReadable(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException | WebApplicationException unreadable) {
            throw new ProblemException(EdgeProblem.NOT_ACCEPTABLE, "The header Accept names no media type.");
        }
        try {
            request.getMediaType();
        } catch (IllegalArgumentException | WebApplicationException unreadable) {
            throw new ProblemException(
                    EdgeProblem.UNSUPPORTED_MEDIA_TYPE, "The header Content-Type names no media type.");
        }
    }

    /** Behind the judgement of the role: 401 and 403 come first. */
    @ServerRequestFilter
    void requireUtf8(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (type != null && CSV.isCompatible(type) && !type.isWildcardType() && !type.isWildcardSubtype()) {
            return;
        }
        boolean isLibrarys = LIBRARYS.equalsIgnoreCase(charset) && !MediaType.APPLICATION_JSON_TYPE.isCompatible(type);
        if (charset != null && !charset.equalsIgnoreCase(UTF_8) && !isLibrarys && hasBody(request)) {
            throw new ProblemException(EdgeProblem.UNSUPPORTED_MEDIA_TYPE, "Bodies are read in UTF-8 only.");
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.getHeaderString("Transfer-Encoding") != null : !length.equals("0");
    }
}
