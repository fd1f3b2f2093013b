package dev.heng.budget.organisation.rest;

import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.PutHospital;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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

/** Hospitals. */
@Authenticated
@Path("/api/budget/v1/hospitals")
@Tag(name = "Organisation", description = "Hospitals and their responsibility centres")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HospitalResource {
    private final CurrentUser user;
    private final Hospitals hospitals;
    private final PutHospital putHospital;

    HospitalResource(CurrentUser user, Hospitals hospitals, PutHospital putHospital) {
        this.user = user;
        this.hospitals = hospitals;
        this.putHospital = putHospital;
    }

    @PUT
    @Allowed({Role.ADMIN, Role.CONNECTOR})
    @Path("{hospital}")
    @Operation(
            operationId = "putHospital",
            summary = "Create or replace a hospital",
            description = "A hospital is known to evaluation once its event has arrived. The same body again changes "
                    + "nothing. Role: admin or connector.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = HospitalView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced, or already like that",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = HospitalView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST, MALFORMED_JSON")
    @APIResponse(responseCode = "403", description = "FORBIDDEN_ROLE, HOSPITAL_OUT_OF_SCOPE")
    @APIResponse(responseCode = "409", description = "CHART_UNKNOWN; SUBJECT_MEANING_FIXED for a change of the chart")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response put(
            @PathParam("hospital") String hospital,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutHospitalRequest request) {
        return putHospital.put(hospital, request.definition(), ifMatch).answer(HospitalView::of);
    }

    @GET
    @Allowed
    @Path("{hospital}")
    @Operation(operationId = "getHospital", summary = "A hospital", description = "With its chart and currency.")
    @APIResponse(
            responseCode = "200",
            description = "The hospital",
            content = @Content(schema = @Schema(implementation = HospitalView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(@PathParam("hospital") String hospital) {
        Hospital found = hospitals.require(hospital);
        return Response.ok(HospitalView.of(found))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed
    @Operation(
            operationId = "listHospitals",
            summary = "The hospitals that the token names, in code order",
            description = "A token with the hospital * names all.")
    public Page<HospitalView> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        Page.Request page = Page.request(limit, after, 1);
        List<HospitalView> rows =
                hospitals
                        .hospitals(
                                user.hospitals(),
                                page.isFirst() ? "" : page.after().getFirst(),
                                page.limit() + 1)
                        .stream()
                        .map(HospitalView::of)
                        .toList();
        return Page.of(rows, page, row -> List.of(row.hospital()));
    }
}
