package dev.heng.edge.audit;

import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers a list of the trail in the form that the caller accepts. */
@ApplicationScoped
class AuditAnswer {
    private static final int KEY_PARTS = 2;

    private final AuditReading reading;
    private final AuditExport export;

    AuditAnswer(AuditReading reading, AuditExport export) {
        this.reading = reading;
        this.export = export;
    }

    /**
     * A page, or all as text when that is what the caller would rather have.
     *
     * @throws ProblemException 400 when a parameter has not its form, or a text is to have pages
     */
    Response of(
            String hospital,
            AuditQuestion question,
            @Nullable Integer limit,
            @Nullable String after,
            HttpHeaders headers)
            throws SQLException {
        AuditQuestion.Conditions conditions = question.conditions();
        for (MediaType wanted : headers.getAcceptableMediaTypes()) {
            for (AuditExport.Form form : AuditExport.Form.values()) {
                if (!wanted.isWildcardSubtype() && wanted.isCompatible(MediaType.valueOf(form.mediaType()))) {
                    requireAbsent("limit", limit);
                    requireAbsent("after", after);
                    return export.all(hospital, conditions, form);
                }
            }
            if (wanted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                break;
            }
        }
        Page.Request page = Page.request(limit, after, KEY_PARTS);
        Page<AuditEntryView> entries = Page.of(
                reading.list(hospital, conditions, position(page), page.limit() + 1),
                page,
                entry -> List.of(entry.recordedAt().toString(), Long.toString(entry.id())));
        return Response.ok(entries, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static void requireAbsent(String name, @Nullable Object value) {
        if (value != null) {
            throw ProblemException.invalid(
                    "?" + name, "NOT_ALLOWED", "A list as text has no pages; narrow it by from and to.");
        }
    }

    private static AuditReading.@Nullable Position position(Page.Request page) {
        if (page.isFirst()) {
            return null;
        }
        try {
            return new AuditReading.Position(OffsetDateTime.parse(page.after().getFirst()), page.longWhole(1));
        } catch (DateTimeException notAnInstant) {
            throw ProblemException.invalid(
                    "?after", "INVALID_CURSOR", "The cursor is not one that this list gave out.");
        }
    }
}
