package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.BoardRow;
import dev.heng.budget.analysis.BoardState;
import dev.heng.budget.analysis.CycleBoard;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.edge.Page;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The board of a budget cycle. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/cycles/{year}/board")
@Tag(name = "Cycle")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BoardResource {
    private final Hospitals hospitals;
    private final VisibleCentres visibleCentres;
    private final CycleBoard board;

    BoardResource(Hospitals hospitals, VisibleCentres visibleCentres, CycleBoard board) {
        this.hospitals = hospitals;
        this.visibleCentres = visibleCentres;
        this.board = board;
    }

    @GET
    @Allowed
    @Operation(
            operationId = "getCycleBoard",
            summary = "Who holds the budget of which centre since when, and what is late",
            description =
                    "One row for each centre of the year without centres below it, and for each other one that proposes, in code order. A row is"
                            + " late when what it waits for is meant to be done by a day that is over. The sums are those of every centre that"
                            + " the bearer sees; centre, state and late narrow the rows. A budget-officer sees its own centres and those below"
                            + " them. Role: any.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the board",
            content = @Content(schema = @Schema(implementation = BoardView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the cycle of the year")
    public BoardView get(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @Parameter(description = "Only this centre itself") @QueryParam("centre") @Nullable String centre,
            @Parameter(
                            example = "IN_REVIEW",
                            description = "Only rows in this state",
                            schema = @Schema(implementation = BoardState.class))
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(
                            description = "true: only rows that are late",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("late")
                    @Nullable String late,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        int wanted = Texts.year("year", year);
        Optional<Set<String>> visible = visibleCentres.of(hospital);
        if (centre != null) {
            VisibleCentres.require(visible, Texts.code("centre", centre));
        }
        @Nullable BoardState only = state == null ? null : Texts.constant("state", state, BoardState.values());
        boolean isOnlyLate = Texts.flag("late", late);
        Page.Request page = Page.request(limit, after, 1);
        CycleBoard.Board found = board.board(hospital, wanted, visible);
        List<BoardView.RowView> rows = found.rows().stream()
                .filter(row -> centre == null || row.centre().equals(centre))
                .filter(row -> only == null || row.state() == only)
                .filter(row -> !isOnlyLate || row.isLate())
                .filter(row ->
                        page.isFirst() || row.centre().compareTo(page.after().getFirst()) > 0)
                .limit(page.limit() + 1L)
                .map(row -> view(found, row))
                .toList();
        return BoardView.of(found, Page.of(rows, page, row -> List.of(row.centre())));
    }

    private static BoardView.RowView view(CycleBoard.Board board, BoardRow row) {
        return BoardView.RowView.of(row, board.names().getOrDefault(row.centre(), row.centre()));
    }
}
