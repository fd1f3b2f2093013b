package dev.heng.budget.settlement.rest;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.settlement.CarryLine;
import dev.heng.budget.settlement.CarryRun;
import dev.heng.budget.settlement.CarryRuns;
import dev.heng.budget.settlement.ReverseCarry;
import dev.heng.budget.settlement.RunCarry;
import dev.heng.budget.settlement.SimulateCarry;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Carrying forward what a year did not spend. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/carry-forwards/{year}")
@Tag(name = "Settlement")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CarryForwardResource {
    private static final int KEY_PARTS = 4;

    private final CurrentUser user;
    private final Hospitals hospitals;
    private final SimulateCarry simulating;
    private final RunCarry running;
    private final ReverseCarry reversing;
    private final CarryRuns runs;

    CarryForwardResource(
            CurrentUser user,
            Hospitals hospitals,
            SimulateCarry simulating,
            RunCarry running,
            ReverseCarry reversing,
            CarryRuns runs) {
        this.user = user;
        this.hospitals = hospitals;
        this.simulating = simulating;
        this.running = running;
        this.reversing = reversing;
        this.runs = runs;
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("simulation")
    @Operation(
            operationId = "getCarrySimulation",
            summary = "What carrying the year forward would do now",
            description =
                    "By the rules and figures of this moment; nothing is stored. A run that is in force is left out of account."
                            + " Role: budget-office, committee, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The totals by fund, and the digest for the run",
            content = @Content(schema = @Schema(implementation = CarrySimulationView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public CarrySimulationView simulation(@PathParam("hospital") String hospital, @PathParam("year") String year) {
        return CarrySimulationView.of(simulating.simulate(hospital, Texts.year("year", year)));
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("simulation/lines")
    @Operation(
            operationId = "listCarrySimulationLines",
            summary = "What would become of each line, and by which rule",
            description =
                    "Lines of money to be spent (EXPENSE, CAPITAL) with something unspent, overspent or set aside."
                            + " Role: budget-office, committee, auditor or admin.")
    public Page<CarryLineView> simulatedLines(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(limit, after, KEY_PARTS);
        BudgetLine last = last(page);
        List<CarryLineView> rows = simulating.simulate(hospital, Texts.year("year", year)).lines().stream()
                .filter(line -> last == null || line.line().compareTo(last) > 0)
                .limit(page.limit() + 1L)
                .map(CarryLineView::of)
                .toList();
        return Page.of(rows, page, CarryLineView::key);
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Path("runs")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "runCarryForward",
            summary = "Carry the year forward as the simulation showed it",
            description =
                    "What is carried is held in the cells of the year, December backwards, and added to the budget of the next January in"
                            + " the same transaction; the budget of the year stays what it was. Open reservations go on in that January under"
                            + " their own names, with their budget. Role: budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Carried",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = CarryRunView.class)))
    @APIResponse(
            responseCode = "200",
            description = "That simulation is carried already",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = CarryRunView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description =
                    "SIMULATION_STALE: figures or rules moved since; CARRY_RUN_IN_FORCE: another run is; OPEN_RESERVATIONS: a rule"
                            + " releases them, or an adjustment holds money;"
                            + " CARRY_REFUSED: the violations name the lines, with BUDGET_INSUFFICIENT by a wider limit, PERIOD_CLOSED or UNKNOWN_CENTRE")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response run(
            @PathParam("hospital") String hospital, @PathParam("year") String year, PostCarryRunRequest request) {
        return running.run(hospital, Texts.year("year", year), request.simulation(), user.name())
                .answer(run -> view(hospital, run));
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("runs")
    @Operation(
            operationId = "listCarryRuns",
            summary = "The runs of a year, those reversed too, the first first",
            description = "Role: budget-office, committee, auditor or admin.")
    public Page<CarryRunView> list(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        return Page.cut(
                runs.runs(hospital, Texts.year("year", year)).stream()
                        .map(run -> view(hospital, run))
                        .toList(),
                Page.request(limit, after, 1),
                run -> List.of(Integer.toString(run.run())));
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("runs/{run}")
    @Operation(
            operationId = "getCarryRun",
            summary = "A run with its totals by fund",
            description = "Role: budget-office, committee, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The run",
            content = @Content(schema = @Schema(implementation = CarryRunView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(
            @PathParam("hospital") String hospital, @PathParam("year") String year, @PathParam("run") String run) {
        CarryRun found = find(hospital, year, run);
        return Response.ok(view(hospital, found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Path("runs/{run}/lines")
    @Operation(
            operationId = "listCarryRunLines",
            summary = "What became of each line, and by which rule",
            description = "As the simulation showed it. Role: budget-office, committee, auditor or admin.")
    public Page<CarryLineView> lines(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("run") String run,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(limit, after, KEY_PARTS);
        List<CarryLineView> rows =
                runs.lines(hospital, find(hospital, year, run), last(page), page.limit() + 1).stream()
                        .map(CarryLineView::of)
                        .toList();
        return Page.of(rows, page, CarryLineView::key);
    }

    @POST
    @Allowed(Role.BUDGET_OFFICE)
    @Path("runs/{run}/reversals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reverseCarryRun",
            summary = "Take a carrying forward back",
            description =
                    "What was added to the next year is taken from it, what was held in the year is given back: every balance is as without"
                            + " it. Role: budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Taken back, now or before",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = CarryRunView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the run")
    @APIResponse(
            responseCode = "409",
            description =
                    "BUDGET_BELOW_USED: the next year uses it, the violations say who; CARRY_RUN_IN_FORCE: the next"
                            + " year is carried forward itself; CARRY_REFUSED with PERIOD_CLOSED, or RESERVATION_USED of a reservation that went on")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: postings are under way, try again")
    public Response reverse(
            @PathParam("hospital") String hospital,
            @PathParam("year") String year,
            @PathParam("run") String run,
            ReasonRequest request) {
        return reversing
                .reverse(hospital, Texts.year("year", year), PathNumbers.of("run", run), request.reason(), user.name())
                .answer(after -> view(hospital, after));
    }

    private CarryRun find(String hospital, String year, String run) {
        hospitals.require(hospital);
        return runs.require(hospital, Texts.year("year", year), PathNumbers.of("run", run));
    }

    private CarryRunView view(String hospital, CarryRun run) {
        List<CarryLine> lines = runs.lines(hospital, run, null, Integer.MAX_VALUE);
        return CarryRunView.of(run, lines);
    }

    private static @Nullable BudgetLine last(Page.Request page) {
        List<String> key = page.after();
        return page.isFirst() ? null : new BudgetLine(key.get(0), key.get(1), key.get(2), key.get(3));
    }
}
