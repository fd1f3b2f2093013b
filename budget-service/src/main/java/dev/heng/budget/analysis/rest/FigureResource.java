package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.AnswerQuestion;
import dev.heng.budget.analysis.BehindFigure;
import dev.heng.budget.analysis.CentreSpace;
import dev.heng.budget.analysis.CheckIntegrity;
import dev.heng.budget.analysis.FigureKind;
import dev.heng.budget.analysis.Summed;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.Page;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures, the entries behind them, and the proof that they agree. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}")
@Tag(name = "Figures", description = "Figures and the entries behind them")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FigureResource {
    private static final int FIGURE_KEY_PARTS = 5;
    private static final int ENTRY_KEY_PARTS = 5;

    private final Hospitals hospitals;
    private final AnswerQuestion answers;
    private final CheckIntegrity integrity;

    FigureResource(Hospitals hospitals, AnswerQuestion answers, CheckIntegrity integrity) {
        this.hospitals = hospitals;
        this.answers = answers;
        this.integrity = integrity;
    }

    @GET
    @Allowed
    @Path("figures")
    @Operation(
            operationId = "listFigures",
            summary = "Plan and execution by centre, subject, fund, project and month",
            description =
                    "One of `year`, `month`, or `from` and `to` is needed. With `rollup` every centre (or the one asked for) shows the"
                            + " sum of its subtree and every subject the sum of its children; STOCK adds the balances of each month."
                            + " `sum` adds up funds or projects, with `rollup` or without. With `knownOn` the figures are those of the end of a"
                            + " day, the same for ever. A budget-officer sees its own centres and those below them.")
    @APIResponse(
            responseCode = "200",
            description = "A page of figures in the order centre, subject, fund, project, month")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; UNKNOWN_CENTRE, UNKNOWN_SUBJECT")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description = "NOT_YET_SEALED: the day of knownOn is not over, or something booked in it is not sealed yet")
    public FiguresView figures(
            @BeanParam QuestionParameters parameters,
            @QueryParam("sum")
                    @Parameter(
                            description =
                                    "Adds up the figures of all funds, of all projects, or both; `*` stands in the place of what was added"
                                            + " up.",
                            schema = @Schema(implementation = Summed.class, defaultValue = "NOTHING"))
                    @Nullable String sum,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return FiguresView.of(answers.figures(
                parameters.question(),
                sum == null ? Summed.NOTHING : Texts.constant("sum", sum, Summed.values()),
                Page.request(limit, after, FIGURE_KEY_PARTS)));
    }

    @GET
    @Allowed
    @Path("entries")
    @Operation(
            operationId = "listEntries",
            summary = "The entries behind figures",
            description =
                    "With `rollup` the entries of the whole subtrees of the centre and of the subject. The deltas of the entries add up"
                            + " to the figure that the same parameters show. With `since` only what came after a day: the difference"
                            + " between the figures as known then and now, or on the day of `knownOn`.")
    @APIResponse(responseCode = "200", description = "A page of entries in the order centre, subject, month, booking")
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST; UNKNOWN_CENTRE, UNKNOWN_SUBJECT")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    @APIResponse(
            responseCode = "409",
            description =
                    "NOT_YET_SEALED: the day of knownOn or since is not over, or something booked in it is not sealed yet")
    public EntriesView entries(
            @BeanParam QuestionParameters parameters,
            @QueryParam("figure")
                    @Parameter(
                            description =
                                    "Only the entries of this part of the cells; BUDGET is ORIGINAL and ADJUSTMENT.",
                            schema = @Schema(implementation = BehindFigure.class))
                    @Nullable String figure,
            @QueryParam("space")
                    @Parameter(
                            description =
                                    "With rollup: the centre with all below it, itself alone, or only what is below it.",
                            schema = @Schema(implementation = CentreSpace.class, defaultValue = "SUBTREE"))
                    @Nullable String space,
            @QueryParam("since")
                    @Parameter(
                            description = "Only what was not known yet when this day was over.",
                            example = "2026-03-31")
                    @Nullable String since,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return EntriesView.of(answers.entries(
                parameters.question(),
                figure == null
                        ? List.of(FigureKind.values())
                        : Texts.constant("figure", figure, BehindFigure.values())
                                .kinds(),
                space == null ? CentreSpace.SUBTREE : Texts.constant("space", space, CentreSpace.values()),
                Days.optional("since", since),
                Page.request(limit, after, ENTRY_KEY_PARTS)));
    }

    @GET
    @Allowed({Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Path("integrity")
    @Operation(
            operationId = "checkIntegrity",
            summary = "Re-add all entries, and compare them with what was sealed",
            description =
                    "Differences is empty when every cell is the sum of its entries; it shows at most a thousand. What was changed by hand"
                            + " after it was sealed is named by sequence and index; a chain of seals that was made anew, by the days whose"
                            + " seal it no longer meets.")
    @APIResponse(responseCode = "200", description = "What was counted and what differs")
    public IntegrityView integrity(@PathParam("hospital") String hospital) {
        hospitals.require(hospital);
        return IntegrityView.of(integrity.check(hospital));
    }
}
