package dev.heng.budget.execution.rest;

import dev.heng.budget.execution.ControlTotals;
import dev.heng.budget.execution.PostExecution;
import dev.heng.budget.ledger.Execution;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.ExecutionResult;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Executions as a HIS or an ERP posts them. */
@Tag(name = "Executions", description = "What happened: postings, and lines that wait in suspense")
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/executions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ExecutionResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String ROW = """
            {"id":"2026-03-0001","centre":"C-CARD","subject":"REV_OP","date":"2026-03-31","amount":1200.50}
            """;

    private static final String CSV_FILE = """
            id,centre,subject,date,amount
            2026-03-0001,C-CARD,REV_OP,2026-03-31,1200.50
            """;

    private final PostExecution execution;
    private final NdjsonLines ndjson;
    private final ExecutionFiles files;
    private final Hospitals hospitals;
    private final CurrentUser user;

    ExecutionResource(
            PostExecution execution, NdjsonLines ndjson, ExecutionFiles files, Hospitals hospitals, CurrentUser user) {
        this.execution = execution;
        this.ndjson = ndjson;
        this.files = files;
        this.hospitals = hospitals;
        this.user = user;
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postExecutions",
            summary = "Posts at most 10,000 lines; a line is identified by hospital, source and id for ever",
            description = "A line that was sent before is REPLAYED and counts nothing twice; one with other figures, "
                    + "or with an unknown centre or subject, is SUSPENDED and kept. A STRICT limit refuses the "
                    + "line inside the 200. control counts every line of the call. As NDJSON, CSV or a workbook "
                    + "(.xlsx) source, batch and the control total stand in the query; the first row of a file that is "
                    + "not empty names its columns, in any order: id, centre, subject, date, amount, fund, project, "
                    + "document, memo, or their Chinese titles (see the template). Every violation of a file is named "
                    + "by row and column, the first hundred of them, and nothing is stored then. Role: connector or "
                    + "budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ExecutionsView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON: nothing is stored")
    @APIResponse(responseCode = "409", description = "CONTROL_TOTAL_MISMATCH: nothing is stored")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 10,000 lines")
    public Response post(@PathParam("hospital") String hospital, PostExecutionsRequest request) {
        List<ExecutionLine> lines =
                request.lines().stream().map(LineRequest::line).toList();
        return answer(
                new Execution(hospital, request.source(), request.batch(), user.name(), Posters.of(user), lines),
                request.control());
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Consumes(NDJSON)
    @Operation(
            operationId = "postExecutionLines",
            summary = "The same with one line a row",
            description = "source, batch and the control total stand in the query. A fault is named by the position "
                    + "of its line. Role: connector or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ExecutionsView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON: nothing is stored")
    @APIResponse(responseCode = "409", description = "CONTROL_TOTAL_MISMATCH: nothing is stored")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 10,000 lines")
    public Response postLines(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Nullable String source,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("controlLines") @Schema(type = SchemaType.INTEGER, format = "int32") @Nullable String controlLines,
            @QueryParam("controlAmount") @Schema(type = SchemaType.NUMBER) @Nullable String controlAmount,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = NDJSON,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            description = "One line as JSON in each row",
                                                            examples = ROW)))
                    byte[] body) {
        return answer(
                hospital, source, batch, controlLines, controlAmount, () -> ndjson.read(body, PostExecution.LINES_MAX));
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Consumes({ExecutionFiles.CSV, ExecutionFiles.XLSX})
    @Operation(
            operationId = "postExecutionFile",
            summary = "The same as a file of a spreadsheet",
            description = "source, batch and the control total stand in the query. CSV is UTF-8, or GB18030 when the "
                    + "Content-Type says so; of a workbook the first visible sheet is read. A fault is named by row "
                    + "and column. Role: connector or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ExecutionsView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON: nothing is stored")
    @APIResponse(responseCode = "409", description = "CONTROL_TOTAL_MISMATCH: nothing is stored")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 10,000 lines")
    public Response postFile(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Nullable String source,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("controlLines") @Schema(type = SchemaType.INTEGER, format = "int32") @Nullable String controlLines,
            @QueryParam("controlAmount") @Schema(type = SchemaType.NUMBER) @Nullable String controlAmount,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = ExecutionFiles.CSV,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        description = "A row of titles, then a line in each row",
                                                        examples = CSV_FILE)),
                                @Content(
                                        mediaType = ExecutionFiles.XLSX,
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        format = "binary",
                                                        description = "A workbook; its first visible sheet is read"))
                            })
                    byte[] body) {
        return answer(
                hospital,
                source,
                batch,
                controlLines,
                controlAmount,
                () -> files.read(body, headers.getMediaType(), PostExecution.LINES_MAX));
    }

    @GET
    @Path("/template")
    @Allowed
    @Produces({ExecutionFiles.XLSX, ExecutionFiles.CSV})
    @Operation(
            operationId = "getExecutionTemplate",
            summary = "An empty file to write execution lines into",
            description = "The row of titles, in a workbook with typed columns and a second sheet that explains them. "
                    + "It stands for no line until one is written. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The file, as an attachment",
            content = {
                @Content(
                        mediaType = ExecutionFiles.XLSX,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = ExecutionFiles.CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response template(
            @PathParam("hospital") String hospital,
            @QueryParam("format")
                    @Schema(
                            enumeration = {"xlsx", "csv"},
                            defaultValue = "xlsx")
                    @Nullable String format) {
        hospitals.require(hospital);
        boolean isCsv = "csv".equals(format);
        if (format != null && !isCsv && !format.equals("xlsx")) {
            throw ProblemException.invalid("?format", "UNKNOWN_VALUE", "Possible are xlsx and csv.");
        }
        String type = isCsv ? ExecutionFiles.CSV + ";charset=UTF-8" : ExecutionFiles.XLSX;
        return Response.ok(isCsv ? ExecutionTemplate.csv() : ExecutionTemplate.xlsx(), type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"executions." + (isCsv ? "csv" : "xlsx") + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /** Posts the lines of a body that says nothing but its lines: everything else stands in the query and is judged before the body is read. */
    private Response answer(
            String hospital,
            @Nullable String source,
            @Nullable String batch,
            @Nullable String controlLines,
            @Nullable String controlAmount,
            Supplier<List<ExecutionLine>> body) {
        String from = QueryTexts.required("source", source, PostExecutionsRequest.SOURCE_LENGTH_MAX);
        String name = QueryTexts.required("batch", batch, PostExecutionsRequest.BATCH_LENGTH_MAX);
        ControlTotals control = new ControlTotals(
                QueryTexts.whole("controlLines", controlLines), QueryTexts.decimal("controlAmount", controlAmount));
        List<ExecutionLine> lines = body.get();
        return answer(new Execution(hospital, from, name, user.name(), Posters.of(user), lines), control);
    }

    private Response answer(Execution call, @Nullable ControlTotals control) {
        ExecutionResult result = execution.post(call, control);
        return Response.ok(ExecutionsView.of(call.source(), call.batch(), result))
                .header(Written.LEDGER_SEQUENCE, result.sequence())
                .build();
    }
}
