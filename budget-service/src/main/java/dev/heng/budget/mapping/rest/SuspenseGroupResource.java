package dev.heng.budget.mapping.rest;

import dev.heng.budget.ledger.SuspenseGroup;
import dev.heng.budget.ledger.SuspenseGroups;
import dev.heng.budget.mapping.SuggestMappings;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The suspense queue by the codes that its lines name: the work of whoever maps. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/suspense/groups")
@Tag(name = "Mapping")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SuspenseGroupResource {
    private static final int TEXT_LENGTH_MAX = 64;
    private static final int KEY_PARTS = 6;

    private final SuggestMappings suggestions;

    SuspenseGroupResource(SuggestMappings suggestions) {
        this.suggestions = suggestions;
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listSuspenseGroups",
            summary = "The open lines in suspense, counted by what they name, with suggestions for unknown codes",
            description =
                    "Lines of one source that wait for the same thing and name the same codes are a group: one mapping rule makes all of"
                            + " them good. from and to are days of lines. In the order of source, code, centre, subject, fund and project, which"
                            + " stays what it is while lines come and go; `lines` tells where the most work is. A suggestion is a centre that is"
                            + " there on some day of the lines, or a subject of the chart. What speaks for it, the strongest first: RULE, a mapping"
                            + " rule gives it for the code, though perhaps for other days or lines; MAPPED_BEFORE, the newest recorded line with the"
                            + " code is recorded under it; SAME_CODE, but for case, separators and leading zeros; SAME_NAME, the memo of a line is"
                            + " its name; AFFIX, one code is the other with something before or behind it; SIMILAR_CODE, one or two characters"
                            + " differ. Role: connector, budget-office, auditor or admin.")
    public Page<SuspenseGroupView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Nullable String source,
            @QueryParam("code") @Nullable String code,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(limit, after, KEY_PARTS);
        SuspenseGroups.Filter filter =
                new SuspenseGroups.Filter(text("source", source), text("code", code), day("from", from), day("to", to));
        List<SuspenseGroupView> rows =
                suggestions
                        .groups(hospital, filter, page.isFirst() ? null : key(page.after()), page.limit() + 1)
                        .stream()
                        .map(SuspenseGroupView::of)
                        .toList();
        return Page.of(
                rows,
                page,
                row -> List.of(row.source(), row.code(), row.centre(), row.subject(), row.fund(), row.project()));
    }

    private static SuspenseGroup.Key key(List<String> parts) {
        return new SuspenseGroup.Key(
                parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
    }

    private static @Nullable String text(String name, @Nullable String value) {
        if (value != null && (value.isEmpty() || value.length() > TEXT_LENGTH_MAX || !Texts.isClean(value))) {
            throw ProblemException.invalid(
                    "?" + name, "INVALID_TEXT", "1 to " + TEXT_LENGTH_MAX + " characters without control characters.");
        }
        return value;
    }

    private static @Nullable LocalDate day(String name, @Nullable String value) {
        try {
            return value == null ? null : Texts.date(value);
        } catch (DateTimeException notADay) {
            throw ProblemException.invalid("?" + name, "INVALID_DATE", "Not a day as 2026-03-31.");
        }
    }
}
