package dev.heng.budget.review.rest;

import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.review.CompleteReview;
import dev.heng.budget.review.Reviews;
import dev.heng.edge.Texts;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What owner departments have to review. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/reviews/{year}")
@Tag(name = "Review")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReviewResource {
    private final ReviewQuestion question;
    private final Hospitals hospitals;
    private final Cycles cycles;
    private final Reviews reviews;
    private final CompleteReview completing;

    ReviewResource(
            ReviewQuestion question, Hospitals hospitals, Cycles cycles, Reviews reviews, CompleteReview completing) {
        this.question = question;
        this.hospitals = hospitals;
        this.cycles = cycles;
        this.reviews = reviews;
        this.completing = completing;
    }

    @GET
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE, Role.COMMITTEE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "getReviews",
            summary = "What each owner department has to review, and how far it is",
            description =
                    "Of the lines that centres submitted in the first round. Role: owner-department, budget-office, committee, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The reviews",
            content = @Content(schema = @Schema(implementation = ReviewsView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the cycle of the year")
    public ReviewsView get(
            @PathParam("hospital") String hospital, @PathParam("year") @Parameter(example = "2027") String year) {
        hospitals.require(hospital);
        int wanted = Texts.year("year", year);
        return ReviewsView.of(cycles.require(hospital, wanted), reviews.of(hospital, wanted));
    }

    @POST
    @Allowed({Role.OWNER_DEPARTMENT, Role.BUDGET_OFFICE})
    @Path("{owner}/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completeReview",
            summary = "Say that an owner department has reviewed what it answers for, or that it goes on",
            description =
                    "In the phase FIRST_DOWN. A department that is done decides nothing until it says that it goes on. An owner-department says so for"
                            + " the centres of its token. Role: owner-department or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "What the department says now",
            content = @Content(schema = @Schema(implementation = CompletionView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: the hospital, the cycle of the year, or a centre that answers for no subject")
    @APIResponse(responseCode = "409", description = "PHASE_CLOSED: it is not the time")
    @APIResponse(responseCode = "503", description = "TOO_BUSY: try again")
    public CompletionView complete(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("owner") @Parameter(description = "Code of the owner department", example = "C-FIN")
                    String owner,
            CompleteReviewRequest request) {
        return CompletionView.of(completing.complete(
                hospital,
                Texts.year("year", year),
                Texts.code("owner", owner),
                request.done(),
                request.note(),
                question.reviewer(hospital)));
    }
}
