package dev.heng.evaluation.result.rest;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.evaluation.budgetfacts.Organisation;
import dev.heng.evaluation.result.CardKey;
import dev.heng.evaluation.result.ExplainItem;
import dev.heng.evaluation.result.ReadScorecards;
import dev.heng.evaluation.result.ReadScorecards.Freshness;
import dev.heng.evaluation.result.Scorecards;
import dev.heng.evaluation.result.StoredCard;
import dev.heng.evaluation.result.document.ExplanationJson;
import dev.heng.evaluation.result.document.ScorecardJson;
import dev.heng.evaluation.result.document.Sight;
import dev.heng.evaluation.scheme.CentreType;
import dev.heng.evaluation.scheme.Periods;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Scorecards and how they came about. */
@Path("/api/evaluation/v1/hospitals/{hospital}/scorecards")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Scorecards", description = "What a centre's period is worth, and why")
public class ScorecardResource {
    private static final int KEY_PARTS = 2;
    private static final Set<String> GRADES = Set.of("EXCELLENT", "GOOD", "PASS", "POOR", "BAD");

    private final ReadScorecards reading;
    private final ExplainItem explaining;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    ScorecardResource(
            ReadScorecards reading, ExplainItem explaining, Organisation organisation, CurrentUser user, Clock clock) {
        this.reading = reading;
        this.explaining = explaining;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    @GET
    @Allowed({
        Role.BUDGET_OFFICE,
        Role.BUDGET_OFFICER,
        Role.OWNER_DEPARTMENT,
        Role.COMMITTEE,
        Role.EVALUATOR,
        Role.AUDITOR,
        Role.ADMIN
    })
    @Path("{centre}/{period}")
    @Operation(
            operationId = "getScorecard",
            summary = "The scorecard of a centre and period",
            description =
                    "Reflects every input and adoption acknowledged before, and with afterSequence the figures up to that"
                            + " Ledger-Sequence. One that does not exist yet is waited for up to waitMs.")
    @APIResponse(
            responseCode = "200",
            description = "The scorecard",
            headers = @Header(name = HttpHeaders.ETAG, ref = "ETag"),
            content = @Content(schema = @Schema(implementation = ScorecardDocument.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(
            responseCode = "504",
            description = "NOT_YET_APPLIED: the figures are not applied up to afterSequence yet")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("centre") String centre,
            @PathParam("period") String period,
            @Parameter(description = "A Ledger-Sequence that an earlier write answered")
                    @QueryParam("afterSequence")
                    @Schema(type = SchemaType.INTEGER, format = "int64")
                    @Nullable String afterSequence,
            @Parameter(description = "How long to wait, 0 to 30000; 5000 with afterSequence unless said")
                    @QueryParam("waitMs")
                    @Schema(type = SchemaType.INTEGER, format = "int32")
                    @Nullable String waitMs) {
        CardKey key = key(hospital, centre, period);
        Sight sight = sight(key);
        Scorecards.Standing standing = reading.read(key, Waiting.read(afterSequence, waitMs));
        StoredCard card = standing.card().orElseThrow();
        long applied = standing.applied() == null ? 0 : standing.applied();
        return json(complete(card, applied, sight))
                .header(HttpHeaders.ETAG, EntityTag.of(card.revision()))
                .build();
    }

    @GET
    @Allowed({
        Role.BUDGET_OFFICE,
        Role.BUDGET_OFFICER,
        Role.OWNER_DEPARTMENT,
        Role.COMMITTEE,
        Role.EVALUATOR,
        Role.AUDITOR,
        Role.ADMIN
    })
    @Operation(
            operationId = "listScorecards",
            summary = "The scorecards of a hospital in the order of period and centre",
            description = "Of the centres that the token reaches. Reflects every input and adoption acknowledged "
                    + "before, and with afterSequence the figures up to that Ledger-Sequence.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ScorecardPage.class)))
    @APIResponse(
            responseCode = "504",
            description = "NOT_YET_APPLIED: the figures are not applied up to afterSequence yet")
    public Response list(@PathParam("hospital") String hospital, @BeanParam ListQuery query) {
        if (query.period != null) {
            requirePeriod("?period", query.period);
        }
        requireOneOf(
                "?centreType",
                query.centreType,
                Arrays.stream(CentreType.values()).map(Enum::name).collect(Collectors.toSet()));
        requireOneOf("?grade", query.grade, GRADES);
        Page.Request request = Page.request(query.limit, query.after, KEY_PARTS);
        CardKey after = request.isFirst()
                ? new CardKey(hospital, "", "")
                : new CardKey(hospital, request.after().get(1), request.after().get(0));
        Sight sight = new Sight(organisation.visible(hospital, user.centreRoots(), LocalDate.now(clock)));
        Scorecards.Filter filter = new Scorecards.Filter(query.period, query.centreType, query.grade, sight.centres());
        Freshness freshness = Waiting.read(query.afterSequence, query.waitMs);
        ReadScorecards.Listing found = reading.page(hospital, filter, after, request.limit() + 1, freshness);
        Page<StoredCard> page = Page.of(
                found.cards(),
                request,
                card -> List.of(card.key().period(), card.key().centre()));
        String items = page.items().stream()
                .map(card -> complete(card, found.applied(), sight))
                .collect(Collectors.joining(","));
        String next = page.next() == null ? "null" : "\"" + page.next() + "\"";
        return json("{\"items\":[" + items + "],\"next\":" + next + "}").build();
    }

    @GET
    @Allowed({
        Role.BUDGET_OFFICE,
        Role.BUDGET_OFFICER,
        Role.OWNER_DEPARTMENT,
        Role.COMMITTEE,
        Role.EVALUATOR,
        Role.AUDITOR,
        Role.ADMIN
    })
    @Path("{centre}/{period}/items/{indicator}/explanation")
    @Operation(
            operationId = "explainItem",
            summary =
                    "The evaluated tree of an item: every node with its value, down to the figures and the entries behind each",
            description = "A node outside the reader's centres shows its value only.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation",
            content = @Content(schema = @Schema(implementation = ExplanationDocument.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(
            responseCode = "504",
            description = "NOT_YET_APPLIED: the figures are not applied up to afterSequence yet")
    public Response explain(
            @PathParam("hospital") String hospital,
            @PathParam("centre") String centre,
            @PathParam("period") String period,
            @PathParam("indicator") String indicator,
            @QueryParam("afterSequence") @Schema(type = SchemaType.INTEGER, format = "int64") @Nullable String afterSequence,
            @QueryParam("waitMs") @Schema(type = SchemaType.INTEGER, format = "int32") @Nullable String waitMs) {
        CardKey key = key(hospital, centre, period);
        Texts.code("indicator", indicator);
        Sight sight = sight(key);
        reading.read(key, Waiting.read(afterSequence, waitMs));
        String document = explaining
                .explain(key, indicator, explanation -> ExplanationJson.write(explanation, sight))
                .orElseThrow(() ->
                        new ProblemException(EdgeProblem.NOT_FOUND, "The scorecard has no item " + indicator + "."));
        return json(document).build();
    }

    private static String complete(StoredCard card, long applied, Sight sight) {
        return ScorecardJson.complete(card, Math.max(card.ledgerSequence(), applied), sight);
    }

    private CardKey key(String hospital, String centre, String period) {
        requirePeriod("?period", period);
        return new CardKey(hospital, Texts.code("centre", centre), period);
    }

    private Sight sight(CardKey key) {
        Optional<Set<String>> visible = organisation.visible(key.hospital(), user.centreRoots(), LocalDate.now(clock));
        if (visible.isPresent() && !visible.get().contains(key.centre())) {
            throw new ProblemException(EdgeProblem.CENTRE_OUT_OF_SCOPE, "The token does not reach this centre.");
        }
        return new Sight(visible);
    }

    private static void requirePeriod(String name, String period) {
        Periods.violation(period, name).ifPresent(violation -> {
            throw ProblemException.invalid(List.of(violation));
        });
    }

    private static void requireOneOf(String name, @Nullable String value, Set<String> possible) {
        if (value != null && !possible.contains(value)) {
            throw ProblemException.invalid(name, "UNKNOWN_VALUE", "Possible are " + possible + ".");
        }
    }

    private static Response.ResponseBuilder json(String document) {
        return Response.ok(document.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE);
    }
}
