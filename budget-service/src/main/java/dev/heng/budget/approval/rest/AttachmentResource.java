package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalLists;
import dev.heng.budget.approval.AttachFile;
import dev.heng.budget.approval.Attachment;
import dev.heng.budget.approval.Attachments;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files of an approval. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/approvals/{approval}/attachments")
@Tag(name = "Approvals")
@RunOnVirtualThread
public class AttachmentResource {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final SeenApprovals seen;
    private final AttachFile attaching;
    private final Attachments attachments;

    AttachmentResource(SeenApprovals seen, AttachFile attaching, Attachments attachments) {
        this.seen = seen;
        this.attaching = attaching;
        this.attachments = attachments;
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postApprovalAttachment",
            summary = "Attach a file, such as the minutes of the meeting",
            description =
                    "Also to an approval that has ended. A file stays as it is; the history names who attached it. At most 100 files, each of 8"
                            + " MiB at most. Role: budget-officer, owner-department, budget-office or committee.")
    @APIResponse(
            responseCode = "201",
            description = "Attached",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_VALUE (a type that is not taken), WRONG_TYPE (not what it is said to be), OUT_OF_RANGE;"
                            + " MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the approval")
    @APIResponse(responseCode = "409", description = "CONFLICT: it has 100 files")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: somebody decides at the same time, try again")
    public Response post(
            @PathParam("hospital") String hospital,
            @PathParam("approval") String approval,
            PostAttachmentRequest request) {
        ApprovalLists.Reader reader = seen.reader(hospital);
        long number = seen.require(hospital, approval, reader);
        AttachedFile file = request.file();
        Attachment attached = attaching.attach(
                hospital,
                number,
                request.name(),
                file.type(),
                file.content(),
                reader.approver().name());
        return Response.status(Response.Status.CREATED)
                .entity(AttachmentView.of(attached))
                .build();
    }

    @GET
    @Allowed({Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("{attachment}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getApprovalAttachment",
            summary = "An attached file",
            description =
                    "As it was attached, byte by byte; the approval lists the files with type and SHA-256. Role: budget-officer,"
                            + " owner-department, budget-office, committee, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, the approval or the file")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("approval") String approval,
            @PathParam("attachment") String attachment) {
        long number = seen.require(hospital, approval, seen.reader(hospital));
        if (!NUMBER.matcher(attachment).matches()) {
            throw unknown();
        }
        Attachments.File file = attachments
                .file(hospital, number, Integer.parseInt(attachment))
                .orElseThrow(AttachmentResource::unknown);
        String name = URLEncoder.encode(file.attachment().name(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return Response.ok(file.content(), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static ProblemException unknown() {
        return new ProblemException(EdgeProblem.NOT_FOUND, "There is no such file.");
    }
}
