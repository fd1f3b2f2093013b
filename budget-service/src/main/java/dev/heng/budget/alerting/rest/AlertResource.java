package dev.heng.budget.alerting.rest;

import dev.heng.budget.alerting.AcknowledgeAlert;
import dev.heng.budget.alerting.Alert;
import dev.heng.budget.alerting.AlertKind;
import dev.heng.budget.alerting.AlertState;
import dev.heng.budget.alerting.Alerts;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What somebody should look at. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/alerts")
@Tag(
        name = "Alerts",
        description = "What somebody should look at: budgets nearly used up, slow spending, reservations that expire,"
                + " deadlines of the budget cycle")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlertResource {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final String ALL = "ALL";

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final Alerts alerts;
    private final AcknowledgeAlert acknowledging;

    AlertResource(
            CurrentUser user,
            Hospitals hospitals,
            VisibleCentres visibleCentres,
            Alerts alerts,
            AcknowledgeAlert acknowledging) {
        this.user = user;
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.alerts = alerts;
        this.acknowledging = acknowledging;
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listAlerts",
            summary = "The alerts of a hospital, the newest first; without state those that are open",
            description =
                    "They are raised within a minute behind the postings, and resolved when what they tell does not hold any more; when it"
                            + " holds again there is a new one. Each of the three thresholds of a limit is told for itself. Of a month or"
                            + " year that is over only what was used beyond its budget is told. A budget-officer sees the alerts about its own"
                            + " centres and those below them, not those about the whole hospital. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of alerts")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<AlertView> list(
            @PathParam("hospital") String hospital,
            @Parameter(description = "OPEN, ACKNOWLEDGED, RESOLVED or ALL; absent: OPEN") @QueryParam("state") @Nullable String state,
            @Parameter(description = "Only alerts of this kind", schema = @Schema(implementation = AlertKind.class))
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(description = "Only alerts about this centre itself") @QueryParam("centre") @Nullable String centre,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        if (centre != null) {
            VisibleCentres.require(visible, Texts.code("centre", centre));
        }
        Alerts.Filter filter = new Alerts.Filter(
                ALL.equals(state)
                        ? null
                        : state == null ? AlertState.OPEN : Texts.constant("state", state, AlertState.values()),
                kind == null ? null : Texts.constant("kind", kind, AlertKind.values()),
                centre,
                visible);
        Page.Request page = Page.request(limit, after, 1);
        List<AlertView> rows =
                alerts
                        .list(hospital, filter, page.isFirst() ? Long.MAX_VALUE : page.longWhole(0), page.limit() + 1)
                        .stream()
                        .map(AlertView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(Long.toString(row.id())));
    }

    @GET
    @Allowed
    @Path("{alert}")
    @Operation(
            operationId = "getAlert",
            summary = "An alert as it stands",
            description = "A budget-officer sees the alerts about its own centres and those below them. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The alert",
            content = @Content(schema = @Schema(implementation = AlertView.class)))
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or the alert, also one that the bearer does not see")
    public AlertView get(@PathParam("hospital") String hospital, @PathParam("alert") String alert) {
        return AlertView.of(visible(hospital, alert));
    }

    @POST
    @Allowed({Role.BUDGET_OFFICE, Role.BUDGET_OFFICER, Role.OWNER_DEPARTMENT, Role.COMMITTEE})
    @Path("{alert}/acknowledgements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Say that somebody has seen an alert and takes care of it",
            description =
                    "Who acknowledges first stands in the alert, with the time and the note; for whoever comes after nothing changes."
                            + " The alert stays until what it tells does not hold any more. Role: budget-office, budget-officer,"
                            + " owner-department or committee.")
    @APIResponse(
            responseCode = "201",
            description = "Acknowledged",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AlertView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Somebody had acknowledged it before",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = AlertView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, or the alert, also one that the bearer does not see")
    @APIResponse(responseCode = "409", description = "ALERT_RESOLVED: nobody acknowledged it in time")
    public Response acknowledge(
            @PathParam("hospital") String hospital, @PathParam("alert") String alert, AcknowledgeAlertRequest request) {
        Alert seen = visible(hospital, alert);
        Written<Alert> written = acknowledging.acknowledge(hospital, seen.id(), user.name(), request.note());
        return Response.status(written.isCreated() ? Response.Status.CREATED : Response.Status.OK)
                .entity(AlertView.of(written.document()))
                .header(Written.LEDGER_SEQUENCE, written.sequence())
                .build();
    }

    /** @throws ProblemException 404 for an unknown one, and for one about a centre, or a hospital, that the user does not see */
    private Alert visible(String hospital, String id) {
        hospitals.require(hospital);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        return (ID.matcher(id).matches() ? alerts.alert(hospital, Long.parseLong(id)) : Optional.<Alert>empty())
                .filter(found -> isVisible(found.subject().centre(), visible))
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such alert."));
    }

    private static boolean isVisible(@Nullable String centre, Optional<Set<String>> visible) {
        return visible.isEmpty() || (centre != null && visible.get().contains(centre));
    }
}
