package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.Attachments;
import dev.heng.budget.preparation.ChangeAttachments;
import dev.heng.budget.preparation.LineKey;
import dev.heng.budget.preparation.ProposalOf;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The files that justify the proposal of a centre. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/proposals/{year}/{centre}/attachments")
@Tag(name = "Proposals", description = "What centres propose for a year, in two rounds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AttachmentResource {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int NAME_LENGTH_MAX = 200;

    private final CurrentUser user;
    private final SeenProposal seen;
    private final Attachments attachments;
    private final ChangeAttachments changing;

    AttachmentResource(CurrentUser user, SeenProposal seen, Attachments attachments, ChangeAttachments changing) {
        this.user = user;
        this.seen = seen;
        this.attachments = attachments;
        this.changing = changing;
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "postProposalAttachment",
            summary = "Add a file to a proposal, or to a line of it",
            description =
                    "PDF, PNG, JPEG, and files of offices, told by how they begin; at most 10 MiB, at most 100 files. While the proposal is"
                            + " written. The same file again changes nothing. Role: budget-officer or budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The proposal had it already",
            content = @Content(schema = @Schema(implementation = AttachmentView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST: the name, or a code")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, the centre, or the cycle of the year")
    @APIResponse(responseCode = "409", description = "PHASE_CLOSED, PROPOSAL_SUBMITTED, TOO_MANY_ATTACHMENTS")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 10 MiB")
    @APIResponse(responseCode = "415", description = "UNSUPPORTED_MEDIA_TYPE: the content is of another type")
    public Response post(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @Parameter(description = "Of the file", example = "可行性报告.pdf", required = true)
                    @QueryParam("name")
                    @Nullable String name,
            @Parameter(description = "The line that it is about; absent: the whole proposal")
                    @QueryParam("subject")
                    @Nullable String subject,
            @Parameter(description = "Of the line; absent: OWN") @QueryParam("fund") @Nullable String fund,
            @Parameter(description = "Of the line; absent: -") @QueryParam("project") @Nullable String project,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    byte[] body) {
        ProposalOf of = seen.of(hospital, year, centre);
        LineKey line = subject == null
                ? null
                : new LineKey(
                        Texts.code("subject", subject),
                        fund == null ? LineKey.FUND_OWN : Texts.code("fund", fund),
                        project == null || project.equals(LineKey.PROJECT_NONE)
                                ? LineKey.PROJECT_NONE
                                : Texts.code("project", project));
        ChangeAttachments.Added added = changing.add(of, line, name(name), body, user.name());
        return Response.status(added.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(AttachmentView.of(added.attachment()))
                .build();
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw ProblemException.invalid("?name", "REQUIRED", "The file has a name.");
        }
        if (name.length() > NAME_LENGTH_MAX
                || !Texts.isClean(name)
                || name.chars().anyMatch(sign -> Character.isISOControl(sign) || sign == '/' || sign == '\\')) {
            throw ProblemException.invalid(
                    "?name",
                    "INVALID_TEXT",
                    "At most " + NAME_LENGTH_MAX + " characters without slashes and control characters.");
        }
        return name;
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listProposalAttachments",
            summary = "The files of a proposal, in the order in which they came",
            description = "Without those that were taken away. Role: any.")
    @APIResponse(responseCode = "200", description = "The files, without what is in them")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<AttachmentView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return Page.cut(
                attachments.list(seen.of(hospital, year, centre)).stream()
                        .map(AttachmentView::of)
                        .toList(),
                Page.request(limit, after, 1),
                file -> List.of(String.valueOf(file.attachment())));
    }

    @GET
    @Allowed
    @Path("{attachment}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getProposalAttachment",
            summary = "What is in a file of a proposal",
            description = "To be kept, never to be run or shown in place. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The file, as an attachment",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the file")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @PathParam("attachment") @Parameter(example = "1") String attachment) {
        ProposalOf of = seen.of(hospital, year, centre);
        Attachments.Content found = attachments
                .content(of, number(attachment))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such file."));
        String name = URLEncoder.encode(found.attachment().name(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return Response.ok(found.content(), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @DELETE
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Path("{attachment}")
    @Operation(
            operationId = "deleteProposalAttachment",
            summary = "Take a file of a proposal away",
            description =
                    "While the proposal is written. One that is not there is away already. Role: budget-officer or budget-office.")
    @APIResponse(responseCode = "204", description = "It is not there any more")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, the centre, or the cycle of the year")
    @APIResponse(responseCode = "409", description = "PHASE_CLOSED, PROPOSAL_SUBMITTED")
    public Response delete(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @PathParam("attachment") @Parameter(example = "1") String attachment) {
        ProposalOf of = seen.of(hospital, year, centre);
        changing.remove(of, number(attachment), user.name());
        return Response.noContent().build();
    }

    private static int number(String attachment) {
        if (!NUMBER.matcher(attachment).matches()) {
            throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such file.");
        }
        return Integer.parseInt(attachment);
    }
}
