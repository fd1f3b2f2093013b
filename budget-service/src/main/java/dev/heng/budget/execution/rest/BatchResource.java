package dev.heng.budget.execution.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.budget.execution.BatchCall;
import dev.heng.budget.execution.ControlTotals;
import dev.heng.budget.execution.PostBatch;
import dev.heng.budget.execution.PostExecution;
import dev.heng.budget.ledger.Batches;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.BodySpool;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Spooled;
import dev.heng.edge.SpooledBody;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.edge.json.StrictJson;
import io.quarkus.security.Authenticated;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Executions by the hundred thousand: sent whole, recorded in numbered chunks, told while they are recorded. */
@Tag(name = "Executions")
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/execution-batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BatchResource {
    private static final Logger LOG = Logger.getLogger(BatchResource.class);
    private static final String NDJSON = "application/x-ndjson";

    private static final String ROW = """
            {"id":"2026-03-0001","centre":"C-CARD","subject":"REV_OP","date":"2026-03-31","amount":1200.50}
            """;

    private final PostBatch posting;
    private final Batches batches;
    private final Hospitals hospitals;
    private final StrictJson json;
    private final ObjectMapper mapper;
    private final BodySpool spool;
    private final CurrentUser user;
    private final CurrentVertxRequest requests;

    BatchResource(
            PostBatch posting,
            Batches batches,
            Hospitals hospitals,
            StrictJson json,
            ObjectMapper mapper,
            BodySpool spool,
            CurrentUser user,
            CurrentVertxRequest requests) {
        this.posting = posting;
        this.batches = batches;
        this.hospitals = hospitals;
        this.json = json;
        this.mapper = mapper;
        this.spool = spool;
        this.user = user;
        this.requests = requests;
    }

    @POST
    @Spooled
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(
            operationId = "postExecutionBatch",
            summary = "Posts at most 200,000 lines, in numbered chunks that are committed one by one",
            description =
                    "The body comes whole before anything is posted: a bad line or a control total that disagrees "
                            + "refuses the batch, and nothing is stored. Then chunk after chunk is posted as one call of "
                            + "executions would be; rows are answered as each is committed: its lines that were not simply "
                            + "recorded (results=ALL: every line), then the chunk. A row with batch ends an answer that is "
                            + "whole; an answer without it, or with problem, has a batch that is not at its end: send the same "
                            + "again. What is recorded is REPLAYED then; fromChunk passes over chunks that are committed, "
                            + "without looking at them again. A chunk has chunkLines lines, and more while the next one is of "
                            + "the same document. Source and batch stand for these lines and chunkLines for ever. Lines carry "
                            + "their own keys: an Idempotency-Key is not looked at. Role: connector or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines, row by row",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchRow.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON: nothing is stored")
    @APIResponse(
            responseCode = "409",
            description = "CONTROL_TOTAL_MISMATCH, BATCH_CHANGED: the batch stands for other lines, BATCH_GAP: an "
                    + "earlier chunk is missing; nothing is stored")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 200,000 lines")
    public Response post(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Nullable String source,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("controlLines") @Schema(type = SchemaType.INTEGER, format = "int32") @Nullable String controlLines,
            @QueryParam("controlAmount") @Schema(type = SchemaType.NUMBER) @Nullable String controlAmount,
            @QueryParam("chunkLines")
                    @Schema(
                            type = SchemaType.INTEGER,
                            format = "int32",
                            minimum = "1",
                            maximum = "10000",
                            defaultValue = "1000")
                    @Nullable String chunkLines,
            @QueryParam("fromChunk")
                    @Schema(type = SchemaType.INTEGER, format = "int32", minimum = "1", defaultValue = "1")
                    @Nullable String fromChunk,
            @QueryParam("results")
                    @Schema(
                            enumeration = {"EXCEPTIONS", "ALL"},
                            defaultValue = "EXCEPTIONS")
                    @Nullable String results,
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
                    InputStream body) {
        BatchCall call = new BatchCall(
                hospital,
                QueryTexts.required("source", source, PostExecutionsRequest.SOURCE_LENGTH_MAX),
                QueryTexts.required("batch", batch, PostExecutionsRequest.BATCH_LENGTH_MAX),
                user.name(),
                Posters.of(user),
                QueryTexts.whole("chunkLines", chunkLines, PostBatch.CHUNK_LINES, PostExecution.LINES_MAX),
                QueryTexts.whole("fromChunk", fromChunk, 1, PostBatch.LINES_MAX),
                new ControlTotals(
                        QueryTexts.whole("controlLines", controlLines),
                        QueryTexts.decimal("controlAmount", controlAmount)));
        if (results != null && !results.equals("ALL") && !results.equals("EXCEPTIONS")) {
            throw ProblemException.invalid("?results", "UNKNOWN_VALUE", "Possible are EXCEPTIONS and ALL.");
        }
        hospitals.require(hospital);
        SpooledBody spooled = spool(body);
        PostBatch.Run run = posting.begin(call, () -> new NdjsonReading(json, spooled.read()));
        BatchAnswer answer = new BatchAnswer(mapper, run, () -> posting.progress(call), "ALL".equals(results));
        answer.begin();
        return Response.ok(answer, NDJSON).build();
    }

    /** The body, kept until the request has ended. */
    private SpooledBody spool(InputStream body) {
        SpooledBody spooled = spool.take(body);
        requests.getCurrent().addEndHandler(ended -> close(spooled));
        return spooled;
    }

    private static void close(SpooledBody spooled) {
        try {
            spooled.close();
        } catch (IOException e) {
            LOG.warn("the body of a batch could not be given up", e);
        }
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listExecutionBatches",
            summary = "How far batches came, also while they are posted",
            description = "In the order of source and name; of one batch when both are given. Role: connector, "
                    + "budget-office, auditor or admin.")
    public Page<BatchView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Nullable String source,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(QueryTexts.whole("limit", limit), after, 2);
        hospitals.require(hospital);
        Batches.Key behind = page.isFirst()
                ? Batches.Key.START
                : new Batches.Key(page.after().getFirst(), page.after().getLast());
        List<BatchView> rows = batches
                .list(
                        hospital,
                        QueryTexts.optional("source", source, PostExecutionsRequest.SOURCE_LENGTH_MAX),
                        QueryTexts.optional("batch", batch, PostExecutionsRequest.BATCH_LENGTH_MAX),
                        behind,
                        page.limit() + 1)
                .stream()
                .map(BatchView::of)
                .toList();
        return Page.of(rows, page, row -> List.of(row.source(), row.batch()));
    }

    @GET
    @Path("chunks")
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listExecutionChunks",
            summary = "The chunks of a batch that are committed",
            description = "In their order; of a batch that never came there are none. Role: connector, budget-office, "
                    + "auditor or admin.")
    public Page<ChunkView> chunks(
            @PathParam("hospital") String hospital,
            @QueryParam("source") @Nullable String source,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(QueryTexts.whole("limit", limit), after, 1);
        Batches.Key key = new Batches.Key(
                QueryTexts.required("source", source, PostExecutionsRequest.SOURCE_LENGTH_MAX),
                QueryTexts.required("batch", batch, PostExecutionsRequest.BATCH_LENGTH_MAX));
        hospitals.require(hospital);
        List<ChunkView> rows =
                batches.chunks(hospital, key, page.isFirst() ? 0 : page.whole(0), page.limit() + 1).stream()
                        .map(ChunkView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(Integer.toString(row.chunk())));
    }
}
