package dev.heng.gateway.web;

import io.vertx.core.http.HttpServerRequest;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway refuses itself never comes to a service and its audit trail; it keeps no data of its own, so each such refusal is one
 * line of the log, in the category {@code audit} (ADR 0007). No token, no query, no name that was only claimed.
 */
public final class RefusedAccess {
    private static final Logger AUDIT = Logger.getLogger("audit");
    private static final int PATH_LENGTH_MAX = 1_000;

    private RefusedAccess() {}

    /** @param code of the problem document, or the error of OAuth 2.0 */
    public static void log(HttpServerRequest request, int status, String code, String correlation) {
        String remote =
                request.remoteAddress() == null ? "-" : request.remoteAddress().hostAddress();
        AUDIT.info("outcome=REFUSED status=" + status + " code=" + code + " method="
                + visible(request.method().name()) + " target=" + visible(request.path()) + " remote=" + remote
                + " correlation=" + correlation);
    }

    /** A line of the log is one line, whatever the client sent. */
    private static String visible(@Nullable String text) {
        if (text == null) {
            return "-";
        }
        String part = text.length() > PATH_LENGTH_MAX ? text.substring(0, PATH_LENGTH_MAX) : text;
        return part.replaceAll("[^!-~]", "?");
    }
}
