package dev.heng.budget.execution.rest;

import dev.heng.edge.AnswerSchemas;
import dev.heng.edge.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code ProblemMapper} writes when lines of a reservation are refused, for the OpenAPI document. */
@Schema(
        name = "RefusedReservation",
        description = "A refusal (RFC 9457) that names the lines and the limits.",
        extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
record RefusedReservation(
        @Schema(required = true, examples = "urn:heng:problem:reservation-refused")
        String type,

        @Schema(required = true) String title,
        @Schema(required = true, examples = "409") int status,
        @Schema(required = true) String detail,

        @Schema(required = true, examples = "RESERVATION_REFUSED")
        String code,

        @Schema(required = true) String correlationId,

        @Schema(description = "The lines that were refused, as a person reads them")
        List<Violation> violations,

        @Schema(description = "The same lines with the limit that spoke and its figures")
        List<ReservationView.NoticeView> problems) {}
