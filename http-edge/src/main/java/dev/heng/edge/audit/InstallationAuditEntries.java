package dev.heng.edge.audit;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

/** The audit trail of what belongs to no hospital; each service has it under its own path. */
@Authenticated
@RunOnVirtualThread
public abstract class InstallationAuditEntries {
    @Inject
    AuditAnswer answer;

    @Inject
    CurrentUser user;

    @GET
    @Allowed(Role.AUDITOR)
    @Tag(name = AuditEntry.TAG, description = AuditEntry.ABOUT)
    @Produces({MediaType.APPLICATION_JSON, AuditExport.CSV, AuditExport.NDJSON})
    @Operation(
            operationId = "listInstallationAuditEntries",
            summary = "The audit trail of what belongs to no hospital, newest first",
            description = "As the list of a hospital, for an auditor whose token names every hospital. Role: auditor.")
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
            @BeanParam AuditQuestion question,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after,
            @Context HttpHeaders headers)
            throws SQLException {
        if (user.hospitals().isPresent()) {
            throw new ProblemException(
                    EdgeProblem.HOSPITAL_OUT_OF_SCOPE, "Only an auditor of every hospital reads what belongs to none.");
        }
        return answer.of(AuditEntry.NO_HOSPITAL, question, limit, after, headers);
    }
}
