package dev.heng.budget.execution.rest;

import dev.heng.budget.execution.ExtendReservation;
import dev.heng.budget.execution.ReserveBudget;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.Reservation;
import dev.heng.budget.ledger.ReservationBook;
import dev.heng.budget.ledger.ReservationId;
import dev.heng.budget.ledger.ReservationRefused;
import dev.heng.budget.ledger.ReservationResult;
import dev.heng.budget.ledger.Reservations;
import dev.heng.budget.ledger.UseDraft;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.access.Allowed;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Money that is set aside before it is spent: applications, contracts, orders. */
@Authenticated
@Path("/api/budget/v1/hospitals/{hospital}/reservations")
@Tag(name = "Reservations", description = "Money that is set aside before it is spent")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReservationResource {
    private static final String PROBLEM = "application/problem+json";

    private final ReserveBudget reserving;
    private final ExtendReservation extending;
    private final Reservations reservations;
    private final ReservationBook book;
    private final Hospitals hospitals;
    private final VisibleCentres visible;
    private final CurrentUser user;

    ReservationResource(
            ReserveBudget reserving,
            ExtendReservation extending,
            Reservations reservations,
            ReservationBook book,
            Hospitals hospitals,
            VisibleCentres visible,
            CurrentUser user) {
        this.reserving = reserving;
        this.extending = extending;
        this.reservations = reservations;
        this.book = book;
        this.hospitals = hospitals;
        this.visible = visible;
        this.user = user;
    }

    @PUT
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Path("{source}/{reservation}")
    @Operation(
            operationId = "putReservation",
            summary = "Set money aside for the lines of a document, all or none",
            description =
                    "Judged like a posting of the same amounts in the same months; once set aside it can always be spent. The same call"
                            + " again changes nothing and shows what became of it since. A refused one leaves nothing behind and may be sent"
                            + " again. Role: connector or budget-office.")
    @APIResponse(
            responseCode = "201",
            description = "Set aside",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was set aside before; as it stands now",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with DUPLICATE, OUT_OF_RANGE; MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital, or the reservation that it follows")
    @APIResponse(
            responseCode = "409",
            description =
                    "RESERVATION_REFUSED: the problems name the lines, with BUDGET_INSUFFICIENT, UNKNOWN_CENTRE, UNKNOWN_SUBJECT,"
                            + " PERIOD_CLOSED or NOT_RESERVABLE; RESERVATION_CHANGED: the id stands for other lines;"
                            + " RESERVATION_ENDED: of the one that it follows; RESERVATION_OF_ADJUSTMENT: the source adjustment is what adjustments hold",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = RefusedReservation.class)))
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 1,000 lines")
    public Response put(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("reservation") String reservation,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutReservationRequest request) {
        ReservationId id = id(source, reservation);
        if (ifMatch != null) {
            EntityTag.requireMatch(
                    ifMatch,
                    book.reservation(hospital, id).map(Reservation::version).orElse(null));
        }
        ReservationResult result = told(() -> reserving.reserve(request.draft(hospital, id, user.name())));
        return answer(
                result.isNew() ? Response.Status.CREATED : Response.Status.OK,
                book.require(hospital, id),
                result.sequence(),
                result.lines());
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Path("{source}/{reservation}")
    @Operation(
            operationId = "getReservation",
            summary = "A reservation as it stands, with the execution lines that used it",
            description = "Role: connector, budget-office, auditor or admin.")
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Response get(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("reservation") String reservation) {
        Reservation found = book.require(hospital, id(source, reservation));
        return Response.ok(ReservationView.of(found, List.of()))
                .header(HttpHeaders.ETAG, EntityTag.of(found.version()))
                .build();
    }

    @GET
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICER, Role.BUDGET_OFFICE, Role.AUDITOR, Role.ADMIN})
    @Operation(
            operationId = "listReservations",
            summary = "The reservations of a hospital, by source and id; without state the open ones",
            description =
                    "centre narrows to those with a line of it, expiresBefore to those whose last day is before the day."
                            + " A budget officer sees the lines of its centres, and the uses of these. Role: connector, budget-officer,"
                            + " budget-office, auditor or admin.")
    public Page<ReservationView> list(
            @PathParam("hospital") String hospital,
            @QueryParam("state") @Nullable String state,
            @QueryParam("source") @Nullable String source,
            @QueryParam("centre") @Nullable String centre,
            @QueryParam("expiresBefore") @Schema(format = "date") @Nullable String expiresBefore,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        hospitals.require(hospital);
        Page.Request page = Page.request(QueryTexts.whole("limit", limit), after, 2);
        Optional<Set<String>> seen = visible.of(hospital);
        ReservationBook.Filter filter = new ReservationBook.Filter(
                isOpen(state),
                source == null ? null : Texts.code("source", source),
                centre == null ? null : Texts.code("centre", centre),
                day(expiresBefore),
                seen.orElse(null));
        if (filter.centre() != null) {
            VisibleCentres.require(seen, filter.centre());
        }
        ReservationId last = page.isFirst()
                ? null
                : new ReservationId(page.after().getFirst(), page.after().getLast());
        List<ReservationView> rows = book.reservations(hospital, filter, last, page.limit() + 1).stream()
                .map(row -> ReservationView.of(row, List.of()))
                .toList();
        return Page.of(rows, page, row -> List.of(row.source(), row.id()));
    }

    private static @Nullable Boolean isOpen(@Nullable String state) {
        return switch (state) {
            case null -> true;
            case "OPEN" -> true;
            case "ENDED" -> false;
            case "ALL" -> null;
            default -> throw ProblemException.invalid("?state", "UNKNOWN_VALUE", "state is OPEN, ENDED or ALL.");
        };
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : Texts.date(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("?expiresBefore", "INVALID_DATE", "Not a day as 2026-12-31.");
        }
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Path("{source}/{reservation}/uses")
    @Operation(
            operationId = "useReservation",
            summary = "Spend what was set aside, by all lines of the call or none",
            description =
                    "Every line is an execution line: source and id count once for ever, here and in executions. What is open is taken"
                            + " without being judged again; what a line spends beyond it is asked of the budget. Several lines may use one"
                            + " line of the reservation, each in part; closesLine gives back the rest. What comes too late for a closed month goes"
                            + " where the hospital chose that late postings go, told by a notice with LATE_POSTING. Role: connector or"
                            + " budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Spent, or known already",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with DUPLICATE; MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the reservation")
    @APIResponse(
            responseCode = "409",
            description =
                    "RESERVATION_REFUSED: the problems name the lines, with BUDGET_INSUFFICIENT, UNKNOWN_RESERVATION_LINE,"
                            + " RESERVATION_LINE_ENDED, LINE_CHANGED, LINE_SUSPENDED, PERIOD_CLOSED, PERIOD_SOFT_CLOSED or UNKNOWN_CENTRE;"
                            + " RESERVATION_OF_ADJUSTMENT",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = RefusedReservation.class)))
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE: more than 1,000 lines")
    public Response use(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("reservation") String reservation,
            UseReservationRequest request) {
        ReservationId id = id(source, reservation);
        ReservationResult result = told(() -> reserving.spend(
                new UseDraft(hospital, id, request.source(), user.name(), Posters.of(user), request.uses())));
        return answer(Response.Status.OK, book.require(hospital, id), result.sequence(), result.lines());
    }

    @POST
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Path("{source}/{reservation}/releases")
    @Operation(
            operationId = "releaseReservation",
            summary = "Give back what is open, of all lines or of those named",
            description = "Nothing changes when nothing is open any more. Role: connector or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "Given back",
            headers = @Header(name = Written.LEDGER_SEQUENCE, ref = "LedgerSequence"),
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with UNKNOWN_RESERVATION_LINE; MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the hospital or the reservation")
    @APIResponse(responseCode = "409", description = "RESERVATION_OF_ADJUSTMENT")
    public Response release(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("reservation") String reservation,
            ReleaseReservationRequest request) {
        ReservationId id = id(source, reservation);
        long sequence = reservations.release(hospital, id, request.lines(), request.reason(), user.name());
        return answer(Response.Status.OK, book.require(hospital, id), sequence, List.of());
    }

    @PUT
    @Allowed({Role.CONNECTOR, Role.BUDGET_OFFICE})
    @Path("{source}/{reservation}/expiry")
    @Operation(
            operationId = "putReservationExpiry",
            summary = "Move the last day of a reservation, or let it never expire",
            description = "After the last day what is open is given back. Role: connector or budget-office.")
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    @APIResponse(responseCode = "400", description = "INVALID_REQUEST with OUT_OF_RANGE; MALFORMED_JSON")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the reservation")
    @APIResponse(responseCode = "409", description = "RESERVATION_ENDED, RESERVATION_OF_ADJUSTMENT")
    @APIResponse(responseCode = "412", description = "VERSION_STALE")
    public Response extend(
            @PathParam("hospital") String hospital,
            @PathParam("source") String source,
            @PathParam("reservation") String reservation,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PutExpiryRequest request) {
        Reservation extended = extending.extend(hospital, id(source, reservation), request.expiresOn(), ifMatch);
        return answer(Response.Status.OK, extended, extended.sequence(), List.of());
    }

    private static ReservationId id(String source, String reservation) {
        return new ReservationId(Texts.code("source", source), Texts.code("reservation", reservation));
    }

    private static Response answer(
            Response.Status status, Reservation reservation, long sequence, List<LineOutcome> notices) {
        return Response.status(status)
                .entity(ReservationView.of(reservation, notices))
                .header(HttpHeaders.ETAG, EntityTag.of(reservation.version()))
                .header(Written.LEDGER_SEQUENCE, sequence)
                .build();
    }

    private static ReservationResult told(Supplier<ReservationResult> call) {
        try {
            return call.get();
        } catch (ReservationRefused e) {
            throw new ProblemException(
                    BudgetProblem.RESERVATION_REFUSED,
                    e.lines().size()
                            + (e.lines().size() == 1 ? " line was refused: " : " lines were refused: ")
                            + e.lines().getFirst().detail(),
                    e.lines().stream()
                            .map(line -> new Violation(
                                    "/lines/" + line.index(),
                                    Objects.requireNonNull(line.code()),
                                    Objects.requireNonNull(line.detail())))
                            .toList(),
                    e.lines().stream().map(ReservationView.NoticeView::of).toList());
        }
    }
}
