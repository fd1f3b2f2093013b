package dev.heng.budget.preparation.rest;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.preparation.LineKey;
import dev.heng.budget.preparation.ProposalLines;
import dev.heng.budget.preparation.ProposalOf;
import dev.heng.budget.preparation.SaveLines;
import dev.heng.budget.preparation.SaveSheet;
import dev.heng.budget.sheet.CsvRows;
import dev.heng.budget.sheet.XlsxRows;
import dev.heng.budget.subject.Charts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.edge.json.BodyGate;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The lines of a proposal as a file of a spreadsheet, there and back. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/proposals/{year}/{centre}/sheet")
@Tag(name = "Proposals", description = "What centres propose for a year, in two rounds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProposalSheetResource {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV_FILE = """
            科目编码,全年,编制说明
            EXP_MED_TRAVEL,120000,两次年会
            """;

    private final CurrentUser user;
    private final SeenProposal seen;
    private final Hospitals hospitals;
    private final Charts charts;
    private final ProposalLines lines;
    private final SaveSheet saving;
    private final BodyGate gate;

    ProposalSheetResource(
            CurrentUser user,
            SeenProposal seen,
            Hospitals hospitals,
            Charts charts,
            ProposalLines lines,
            SaveSheet saving,
            BodyGate gate) {
        this.user = user;
        this.seen = seen;
        this.hospitals = hospitals;
        this.charts = charts;
        this.lines = lines;
        this.saving = saving;
        this.gate = gate;
    }

    @GET
    @Allowed
    @Produces(XLSX)
    @Operation(
            operationId = "getProposalSheet",
            summary = "The lines of a proposal as a workbook that can be sent back",
            description =
                    "One row a line: codes and names, twelve months, their total, the justification, and the version in a hidden column. A"
                            + " second sheet names the subjects that can be planned. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The file, as an attachment",
            content = @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre) {
        ProposalOf of = seen.of(hospital, year, centre);
        byte[] file = ProposalSheetFile.of(
                lines.list(of, null, LineKey.START, Integer.MAX_VALUE),
                charts.subjects(hospitals.require(hospital).chart()));
        return Response.ok(file, XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"proposal-" + of.year() + "-" + of.centre() + ".xlsx\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Allowed({Role.BUDGET_OFFICER, Role.BUDGET_OFFICE})
    @Consumes({XLSX, CSV})
    @Operation(
            operationId = "postProposalSheet",
            summary = "Write the rows of a file as lines of a proposal, all or none, and answer every row",
            description =
                    "The first row that is not empty names the columns, in any order, by their Chinese titles or codes: subject, name, fund,"
                            + " project, m1 to m12, total, justification, reason, remove, version. Of a workbook the first visible sheet is"
                            + " read; CSV is UTF-8, or GB18030 when the Content-Type says so. A month without an amount is 0; a row with a total"
                            + " only is divided evenly; a row without a version is a new line; x in remove takes a line away; a line without a"
                            + " row stays. When any row is refused nothing is written, and `problems` answers each row by its number. Role:"
                            + " budget-officer or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Written: what became of each row",
            content = @Content(schema = @Schema(implementation = SavedSheetView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_REQUEST with UNKNOWN_SUBJECT, SUBJECT_NOT_A_LEAF, PROJECT_REQUIRED, UNKNOWN_PROJECT, DUPLICATE_LINE, TOTAL_MISMATCH, NUMBER_FORM, WRONG_TYPE,"
                            + " TOO_MANY_DECIMALS, OUT_OF_RANGE, INVALID_FORMAT, REQUIRED, UNKNOWN_MEMBER, DUPLICATE, LINE_VERSION_STALE,"
                            + " MALFORMED_XLSX, MALFORMED_CSV",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = RefusedSheetProblem.class)))
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, the centre, or the cycle of the year")
    @APIResponse(
            responseCode = "409",
            description =
                    "LINE_VERSION_STALE: others have changed lines, and nothing else is wrong; PHASE_CLOSED, PROPOSAL_SUBMITTED",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = RefusedSheetProblem.class)))
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 2,000 rows")
    public SavedSheetView post(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = XLSX,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = CSV,
                                        schema = @Schema(type = SchemaType.STRING, examples = CSV_FILE))
                            })
                    byte[] body) {
        ProposalOf of = seen.of(hospital, year, centre);
        ProposalSheetRows rows = new ProposalSheetRows(SaveLines.LINES_MAX);
        MediaType type = headers.getMediaType();
        if (type.isCompatible(MediaType.valueOf(XLSX))) {
            XlsxRows.read(body, gate::unpack, rows);
        } else {
            CsvRows.read(body, type.getParameters().get(MediaType.CHARSET_PARAMETER), rows);
        }
        return SavedSheetView.of(saving.save(of, rows.rows(), user.name()));
    }
}
