package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.CompareProposal;
import dev.heng.budget.analysis.ComparedLine;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rounds of a proposal side by side. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/proposals/{year}/{centre}/comparison")
@Tag(name = "Proposals", description = "What centres propose for a year, in two rounds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProposalComparisonResource {
    private static final int KEY_PARTS = 3;

    private final CompareProposal comparing;

    ProposalComparisonResource(CompareProposal comparing) {
        this.comparing = comparing;
    }

    @GET
    @Allowed
    @Operation(
            operationId = "compareProposal",
            summary =
                    "What was proposed, cut, proposed again and approved for a centre, line by line, beside the year before",
            description =
                    "Each value with who gave it last, when and why; null while there is none, which is not 0. Also lines that only the year"
                            + " before had. `changed` leaves out lines whose values are all the same. Role: any.")
    @APIResponse(responseCode = "200", description = "A page of lines in the order subject, fund, project")
    @APIResponse(responseCode = "403", description = "HOSPITAL_OUT_OF_SCOPE, CENTRE_OUT_OF_SCOPE")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital")
    public Page<ComparedLineView> compare(
            @PathParam("hospital") String hospital,
            @PathParam("year") @Parameter(example = "2027") String year,
            @PathParam("centre") String centre,
            @QueryParam("subject") @Nullable String subject,
            @Parameter(
                            description = "true: only lines of which not all values are the same",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("changed")
                    @Nullable String changed,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page<ComparedLine> lines = comparing.compare(
                hospital,
                Texts.year("year", year),
                Texts.code("centre", centre),
                new CompareProposal.Filter(
                        subject == null ? null : Texts.code("subject", subject), Texts.flag("changed", changed)),
                Page.request(limit, after, KEY_PARTS));
        return new Page<>(lines.items().stream().map(ComparedLineView::of).toList(), lines.next());
    }
}
