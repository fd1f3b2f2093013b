package dev.heng.edge.audit;

import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail of a hospital; each service has it under its own path. An auditor alone may read it: who administers or works with the
 * suite does not watch over himself (等保 2.0, separation of administrative duties).
 */
@Authenticated
@RunOnVirtualThread
public abstract class HospitalAuditEntries {
    @Inject
    AuditAnswer answer;

    @GET
    @Allowed(Role.AUDITOR)
    @Tag(name = AuditEntry.TAG, description = AuditEntry.ABOUT)
    @Produces({MediaType.APPLICATION_JSON, AuditExport.CSV, AuditExport.NDJSON})
    @Operation(
            operationId = "listAuditEntries",
            summary = "The audit trail of a hospital, newest first",
            description =
                    "Every write, and every refused access of any method. As JSON a page; as text/csv or application/x-ndjson all"
                            + " that the filters leave, without limit and after. In CSV a cell that a spreadsheet would calculate begins with"
                            + " an apostrophe. Role: auditor.")
    @APIResponse(
            responseCode = "200",
            description = "A page, or all as text",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AuditEntryPage.class)),
                @Content(mediaType = AuditExport.CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = AuditExport.NDJSON, schema = @Schema(implementation = AuditEntryView.class))
            })
    public Response list(
            @PathParam("hospital") String hospital,
            @BeanParam AuditQuestion question,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after,
            @Context HttpHeaders headers)
            throws SQLException {
        return answer.of(hospital, question, limit, after, headers);
    }
}
