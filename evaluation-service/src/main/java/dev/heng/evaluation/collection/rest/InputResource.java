package dev.heng.evaluation.collection.rest;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.evaluation.budgetfacts.Organisation;
import dev.heng.evaluation.collection.EnterInputs;
import dev.heng.evaluation.collection.Entry;
import dev.heng.evaluation.collection.Input;
import dev.heng.evaluation.collection.Inputs;
import dev.heng.evaluation.scheme.Periods;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Ratings, veto events and overrides. */
@Path("/api/evaluation/v1/hospitals/{hospital}/inputs")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Inputs", description = "Ratings, veto events, overrides with evidence")
public class InputResource {
    private static final int ITEMS_MAX = 10_000;
    private static final int KEY_PARTS = 3;

    private final EnterInputs entering;
    private final Inputs inputs;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    InputResource(EnterInputs entering, Inputs inputs, Organisation organisation, CurrentUser user, Clock clock) {
        this.entering = entering;
        this.inputs = inputs;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    /** A page of inputs. */
    @Schema(name = "InputPage")
    public record InputPage(
            List<InputView> items,
            @Schema(nullable = true) @Nullable String next) {}

    /** What became of a bulk. */
    @Schema(name = "InputsReceipt")
    public record Receipt(int received, int changed) {}

    @PUT
    @Allowed(Role.EVALUATOR)
    @Path("{centre}/{period}/{indicator}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putInput",
            summary = "Enters a rating, a veto event or an override; the same body again changes nothing",
            description =
                    "An override of actual or target needs evidence. The hospital or centre may be unknown yet. Role: evaluator.")
    @APIResponse(
            responseCode = "201",
            description = "Entered for the first time",
            content = @Content(schema = @Schema(implementation = InputView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or unchanged",
            content = @Content(schema = @Schema(implementation = InputView.class)))
    @APIResponse(
            responseCode = "412",
            description = "VERSION_STALE: the document has changed since it was read (If-Match)")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("centre") String centre,
            @PathParam("period") String period,
            @PathParam("indicator") String indicator,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) InputRequest request) {
        Entry entry = request.entry(Texts.code("centre", centre), period, Texts.code("indicator", indicator));
        EnterInputs.Outcome outcome = entering.enter(hospital, entry, ifMatch, user.name());
        return Response.status(outcome.isCreated() ? Response.Status.CREATED : Response.Status.OK)
                .header(HttpHeaders.ETAG, EntityTag.of(outcome.input().version()))
                .entity(InputView.of(outcome.input()))
                .build();
    }

    @POST
    @Allowed(Role.EVALUATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postInputs",
            summary = "Enters up to 10,000 inputs, all or none; the same body again changes nothing",
            description =
                    "Needs no idempotency key: centre, period and indicator are the key of each. Role: evaluator.")
    @APIResponse(
            responseCode = "200",
            description = "All are taken",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public Receipt post(@PathParam("hospital") String hospital, @RequestBody(required = true) InputsRequest request) {
        if (request.items().size() > ITEMS_MAX) {
            throw new ProblemException(EdgeProblem.BODY_TOO_LARGE, "At most " + ITEMS_MAX + " items a call.");
        }
        List<Entry> entries =
                request.items().stream().map(InputsRequest.Item::entry).toList();
        return new Receipt(entries.size(), entering.enterAll(hospital, entries, user.name()));
    }

    @GET
    @Allowed({
        Role.EVALUATOR,
        Role.BUDGET_OFFICE,
        Role.BUDGET_OFFICER,
        Role.OWNER_DEPARTMENT,
        Role.COMMITTEE,
        Role.AUDITOR,
        Role.ADMIN
    })
    @Operation(
            operationId = "listInputs",
            summary = "The inputs as they stand, in the order of centre, period, indicator",
            description = "Of the centres that the token reaches.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = InputPage.class)))
    public InputPage list(
            @PathParam("hospital") String hospital,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("period") @Nullable String period,
            @QueryParam("indicator") @Nullable String indicator,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        requireCode("centre", centre);
        requireCode("indicator", indicator);
        if (period != null) {
            Periods.violation(period, "?period").ifPresent(violation -> {
                throw ProblemException.invalid(List.of(violation));
            });
        }
        Page.Request request = Page.request(limit, after, KEY_PARTS);
        Optional<Set<String>> visible = organisation.visible(hospital, user.centreRoots(), LocalDate.now(clock));
        if (centre != null && visible.isPresent() && !visible.get().contains(centre)) {
            throw new ProblemException(EdgeProblem.CENTRE_OUT_OF_SCOPE, "The token does not reach this centre.");
        }
        Entry.Place last = request.isFirst()
                ? null
                : new Entry.Place(
                        request.after().get(0),
                        request.after().get(1),
                        request.after().get(2));
        List<Input> found =
                inputs.page(hospital, new Inputs.Filter(centre, period, indicator, visible), last, request.limit() + 1);
        Page<Input> page = Page.of(found, request, input -> {
            Entry.Place place = input.entry().place();
            return List.of(place.centre(), place.period(), place.indicator());
        });
        return new InputPage(page.items().stream().map(InputView::of).toList(), page.next());
    }

    private static void requireCode(String name, @Nullable String code) {
        if (code != null) {
            Texts.code(name, code);
        }
    }
}
