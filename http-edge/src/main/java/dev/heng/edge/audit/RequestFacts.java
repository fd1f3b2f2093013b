package dev.heng.edge.audit;

import dev.heng.edge.Correlation;
import dev.heng.edge.Texts;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a record takes from a request: nothing that could be a secret, nothing longer than it needs to be. */
final class RequestFacts {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern HOSPITAL = Pattern.compile("/hospitals/(" + Texts.CODE + ")(?:/|$)");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[!-~]{1,255}");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern WHOLE = Pattern.compile("\"?([0-9]{1,18})\"?");
    private static final int METHOD_LENGTH_MAX = 16;
    private static final int TARGET_LENGTH_MAX = 1_000;
    private static final int NAME_LENGTH_MAX = 256;
    private static final int ROLES_MAX = 32;

    private RequestFacts() {}

    static boolean isWrite(String method) {
        return !READS.contains(method);
    }

    /** True for what leaves a record: every write, and every refused access. */
    static boolean isRecorded(String method, int status) {
        return isWrite(method) || status == 401 || status == 403;
    }

    /** @param resource the method that serves the request; null when none does */
    static AuditDraft.Facts of(RoutingContext routing, @Nullable ResourceInfo resource) {
        HttpServerRequest request = routing.request();
        KnownOperation operation = resource == null || resource.getResourceMethod() == null
                ? null
                : KnownOperation.of(resource.getResourceMethod());
        String path = request.path() == null ? "" : request.path();
        String target = operation == null ? path : path + query(routing, operation.query());
        Matcher hospital = HOSPITAL.matcher(path);
        String correlation = Correlation.current();
        return new AuditDraft.Facts(
                hospital.find() ? hospital.group(1) : AuditEntry.NO_HOSPITAL,
                visible(request.method().name(), METHOD_LENGTH_MAX),
                operation == null ? null : operation.id(),
                visible(target, TARGET_LENGTH_MAX),
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress(),
                visibleOrNull(request.getHeader("X-Forwarded-For"), NAME_LENGTH_MAX),
                correlation == null ? matching(CORRELATION, request.getHeader(Correlation.HEADER)) : correlation,
                matching(IDEMPOTENCY_KEY, request.getHeader("Idempotency-Key")));
    }

    static AuditDraft.Actor actor(String name, Collection<String> roles) {
        return new AuditDraft.Actor(
                visible(name, NAME_LENGTH_MAX),
                roles.stream()
                        .limit(ROLES_MAX)
                        .map(role -> visible(role, NAME_LENGTH_MAX))
                        .sorted()
                        .toList());
    }

    /** A header that is a whole number, or an entity tag that is one. */
    static @Nullable Long whole(@Nullable String header) {
        Matcher number = WHOLE.matcher(header == null ? "" : header);
        return number.matches() ? Long.valueOf(number.group(1)) : null;
    }

    private static String query(RoutingContext routing, Set<String> known) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> parameter : routing.queryParams()) {
            if (known.contains(parameter.getKey())) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.getKey())
                        .append('=')
                        .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    private static @Nullable String matching(Pattern form, @Nullable String value) {
        return value != null && form.matcher(value).matches() ? value : null;
    }

    private static @Nullable String visibleOrNull(@Nullable String value, int lengthMax) {
        return value == null ? null : visible(value, lengthMax);
    }

    /** What PostgreSQL can keep and a list can show: control characters and half pairs become a question mark. */
    static String visible(String value, int lengthMax) {
        StringBuilder visible = new StringBuilder();
        value.codePoints()
                .limit(lengthMax)
                .map(c -> Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        ? '?'
                        : c)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }
}
