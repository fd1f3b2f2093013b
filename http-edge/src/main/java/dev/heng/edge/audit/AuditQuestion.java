package dev.heng.edge.audit;

import dev.heng.edge.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which records are asked for; what is not given does not matter. */
public class AuditQuestion {
    private static final int LENGTH_MAX = 256;

    @QueryParam("from")
    @Parameter(
            description = "Recorded at this instant or later; a plus sign is sent as %2B",
            example = "2026-03-01T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String from;

    @QueryParam("to")
    @Parameter(
            description = "Recorded before this instant",
            example = "2026-04-01T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String to;

    @QueryParam("actor")
    @Parameter(description = "The name in the token", example = "office")
    @Nullable String actor;

    @QueryParam("operation")
    @Parameter(description = "The id of an operation in the service's own document", example = "putHospital")
    @Nullable String operation;

    @QueryParam("outcome")
    @Parameter(
            description = "What became of the request",
            example = "REFUSED",
            schema = @Schema(implementation = AuditEntry.Outcome.class))
    @Nullable String outcome;

    @QueryParam("path")
    @Parameter(
            description = "A part of the path, or of the query parameters that the operation knows",
            example = "/centres/C-CARD")
    @Nullable String path;

    @QueryParam("correlation")
    @Parameter(description = "The correlation id of the request", example = "his-2026-03-01-17")
    @Nullable String correlation;

    /** The conditions of the question as SQL and its values. */
    record Conditions(String sql, List<Object> values) {}

    /** @throws ProblemException 400 when a parameter has not its form */
    Conditions conditions() {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        add(sql, values, " and recorded_at >= ?", instant("from", from));
        add(sql, values, " and recorded_at < ?", instant("to", to));
        add(sql, values, " and actor = ?", text("actor", actor));
        add(sql, values, " and operation = ?", text("operation", operation));
        add(sql, values, " and outcome = ?", outcome());
        add(sql, values, " and strpos(target, ?) > 0", text("path", path));
        add(sql, values, " and correlation = ?", text("correlation", correlation));
        return new Conditions(sql.toString(), values);
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    private static @Nullable OffsetDateTime instant(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            OffsetDateTime instant = OffsetDateTime.parse(value);
            if (instant.getYear() >= 1900 && instant.getYear() <= 2999) {
                return instant;
            }
        } catch (DateTimeException notAnInstant) {
            // answered below
        }
        throw ProblemException.invalid("?" + name, "INVALID_DATE", "Not an instant as 2026-03-01T00:00:00Z.");
    }

    private static @Nullable String text(String name, @Nullable String value) {
        if (value != null && (value.length() > LENGTH_MAX || !value.equals(RequestFacts.visible(value, LENGTH_MAX)))) {
            throw ProblemException.invalid("?" + name, "INVALID_FORMAT", "Not a text of at most 256 characters.");
        }
        return value;
    }

    private @Nullable String outcome() {
        if (outcome != null
                && Arrays.stream(AuditEntry.Outcome.values())
                        .noneMatch(o -> o.name().equals(outcome))) {
            throw ProblemException.invalid(
                    "?outcome", "UNKNOWN_VALUE", "Possible are " + Arrays.toString(AuditEntry.Outcome.values()) + ".");
        }
        return outcome;
    }
}
