package dev.heng.budget.forecast.rest;

import dev.heng.budget.forecast.Forecast;
import dev.heng.budget.forecast.Forecasts;
import dev.heng.budget.forecast.MakeForecast;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What may become of a year. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/forecasts")
@Tag(name = "Forecasts", description = "What may become of a year, and what a budget would be at the volume that came")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ForecastResource {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LINE_KEY_PARTS = 4;

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final Forecasts forecasts;
    private final MakeForecast making;

    ForecastResource(
            CurrentUser user,
            Hospitals hospitals,
            VisibleCentres visibleCentres,
            Forecasts forecasts,
            MakeForecast making) {
        this.user = user;
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.forecasts = forecasts;
        this.making = making;
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postForecast",
            summary = "Make a rolling forecast of every budget line",
            description =
                    "A scenario of its own: the budget stays what it is, and the forecast is kept as it was made. Months before `from` are"
                            + " what was executed. SEASON takes the same month of the year before, times what this year is to the last"
                            + " one; RUN_RATE the mean of the last months; REMAINING_BUDGET the phased budget. A method that has nothing to"
                            + " go by gives way to the next one, and the line says which was used. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = ForecastView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with UNKNOWN_SUBJECT, DUPLICATE; MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Response post(@PathParam("hospital") String hospital, PostForecastRequest request) {
        Forecast made = making.make(hospital, request.definition(), user.name());
        return Response.status(Response.Status.CREATED)
                .entity(ForecastView.of(made))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listForecasts",
            summary = "The forecasts of a hospital, the newest first",
            description = "What they were made of; their lines have a list of their own. Role: any.")
    public Page<ForecastView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(limit, after, 1);
        List<ForecastView> rows =
                forecasts.list(hospital, page.isFirst() ? Integer.MAX_VALUE : page.whole(0), page.limit() + 1).stream()
                        .map(ForecastView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(Integer.toString(row.forecast())));
    }

    @GET
    @Allowed
    @Path("{forecast}")
    @Operation(
            operationId = "getForecast",
            summary = "What a forecast was made of",
            description = "Its lines have a list of their own. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "The forecast",
            content = @Content(schema = @Schema(implementation = ForecastView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public ForecastView get(@PathParam("hospital") String hospital, @PathParam("forecast") String forecast) {
        return ForecastView.of(require(hospital, forecast));
    }

    @GET
    @Allowed
    @Path("{forecast}/lines")
    @Operation(
            operationId = "listForecastLines",
            summary = "The lines of a forecast, with what came of them since",
            description =
                    "In the order centre, subject, fund, project. landing is what the year of the first month would come to, beside its"
                            + " budget. A budget-officer sees its own centres and those below them. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of lines")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the forecast")
    public Page<ForecastLineView> lines(
            @PathParam("hospital") String hospital,
            @PathParam("forecast") String forecast,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Forecast found = require(hospital, forecast);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        if (centre != null) {
            VisibleCentres.require(visible, Texts.code("centre", centre));
        }
        Forecasts.Filter filter =
                new Forecasts.Filter(centre, subject == null ? null : Texts.code("subject", subject), visible);
        Page.Request page = Page.request(limit, after, LINE_KEY_PARTS);
        List<String> key = page.after();
        BudgetLine last = page.isFirst() ? null : new BudgetLine(key.get(0), key.get(1), key.get(2), key.get(3));
        List<ForecastLineView> rows = forecasts.lines(hospital, found, filter, last, page.limit() + 1).stream()
                .map(line -> ForecastLineView.of(found.definition().from(), line))
                .toList();
        return Page.of(rows, page, row -> List.of(row.centre(), row.subject(), row.fund(), row.project()));
    }

    private Forecast require(String hospital, String forecast) {
        hospitals.require(hospital);
        return Optional.of(forecast)
                .filter(number -> NUMBER.matcher(number).matches())
                .flatMap(number -> forecasts.forecast(hospital, Integer.parseInt(number)))
                .orElseThrow(
                        () -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no forecast " + forecast + "."));
    }
}
