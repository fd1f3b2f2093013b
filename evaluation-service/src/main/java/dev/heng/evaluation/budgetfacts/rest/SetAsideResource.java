package dev.heng.evaluation.budgetfacts.rest;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import dev.heng.evaluation.budgetfacts.AppliedWatermarks;
import dev.heng.evaluation.budgetfacts.SetAsideEvents;
import dev.heng.evaluation.budgetfacts.SetAsideEvents.SetAsideEvent;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The events that could not be understood: of the hospitals of the token, and of no hospital for who may see every one. */
@Path("/api/evaluation/v1/set-aside-events")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Set-aside events", description = "Events of budget-service that could not be understood")
public class SetAsideResource {
    private static final Logger LOG = Logger.getLogger(SetAsideResource.class);
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final SetAsideEvents events;
    private final AppliedWatermarks applied;
    private final CurrentUser user;

    SetAsideResource(SetAsideEvents events, AppliedWatermarks applied, CurrentUser user) {
        this.events = events;
        this.applied = applied;
        this.user = user;
    }

    /** A page of events. */
    @Schema(name = "SetAsideEventPage")
    public record SetAsidePage(
            List<SetAsideEventView> items,
            @Schema(nullable = true) @Nullable String next) {}

    @GET
    @Allowed({Role.ADMIN, Role.AUDITOR})
    @Operation(
            operationId = "listSetAsideEvents",
            summary = "The events that could not be understood, oldest first; without state the open ones",
            description =
                    "While an event is open, reads with afterSequence of its hospital may end in NOT_YET_APPLIED. One whose key names no"
                            + " hospital is shown to tokens for every hospital only. Roles: admin, auditor.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = SetAsidePage.class)))
    public SetAsidePage list(
            @Parameter(description = "Only the events of this hospital") @QueryParam("hospital") @Nullable String hospital,
            @Parameter(schema = @Schema(enumeration = {"OPEN", "RESOLVED", "ALL"})) @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Optional<Set<String>> hospitals = user.hospitals();
        if (hospital != null) {
            user.requireHospital(Texts.code("hospital", hospital));
            hospitals = Optional.of(Set.of(hospital));
        }
        Page.Request request = Page.request(limit, after, 1);
        if (!request.isFirst() && !ID.matcher(request.after().getFirst()).matches()) {
            throw ProblemException.invalid(
                    "?after", "INVALID_CURSOR", "The cursor is not one that this list gave out.");
        }
        long afterId = request.isFirst() ? 0 : Long.parseLong(request.after().getFirst());
        Page<SetAsideEvent> page = Page.of(
                events.list(hospitals, isResolved(state), afterId, request.limit() + 1),
                request,
                event -> List.of(Long.toString(event.id())));
        return new SetAsidePage(page.items().stream().map(SetAsideEventView::of).toList(), page.next());
    }

    @POST
    @Allowed(Role.ADMIN)
    @Path("{id}/dismissals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "dismissSetAsideEvent",
            summary = "Decides that nothing is lost with an event, so that the figures go on; again changes nothing",
            description =
                    "For an event that no newer one will replace. When it held figures, republish the hospital first. Role: admin.")
    @APIResponse(
            responseCode = "200",
            description = "The event as it stands now",
            content = @Content(schema = @Schema(implementation = SetAsideEventView.class)))
    public SetAsideEventView dismiss(
            @PathParam("id") String id, @RequestBody(required = true) DismissalRequest request) {
        SetAsideEvent event =
                ID.matcher(id).matches() ? events.find(Long.parseLong(id)).orElse(null) : null;
        // one outside the scope is not told from one that is not there: the numbers would tell how many others have
        if (event == null || !maySee(event)) {
            throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such event.");
        }
        SetAsideEvent dismissed =
                events.dismiss(event.id(), user.name(), request.reason()).orElseThrow();
        LOG.infof("event %d set aside was dismissed by %s", event.id(), dismissed.dismissedBy());
        applied.announce();
        return SetAsideEventView.of(dismissed);
    }

    private boolean maySee(SetAsideEvent event) {
        return user.hospitals()
                .map(mine -> event.hospital() != null && mine.contains(event.hospital()))
                .orElse(true);
    }

    private static @Nullable Boolean isResolved(@Nullable String state) {
        return switch (state) {
            case null -> Boolean.FALSE;
            case "OPEN" -> Boolean.FALSE;
            case "RESOLVED" -> Boolean.TRUE;
            case "ALL" -> null;
            default -> throw ProblemException.invalid("?state", "UNKNOWN_VALUE", "Possible are OPEN, RESOLVED, ALL.");
        };
    }
}
