package dev.heng.budget.adjustment.rest;

import dev.heng.edge.AnswerSchemas;
import dev.heng.edge.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code ProblemMapper} writes when an adjustment is refused, for the OpenAPI document. */
@Schema(
        name = "RefusedAdjustment",
        description = "A refusal (RFC 9457) that names the rules or the lines, and the limits.",
        extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
record RefusedAdjustment(
        @Schema(required = true, examples = "urn:heng:problem:adjustment-refused")
        String type,

        @Schema(required = true) String title,
        @Schema(required = true, examples = "409") int status,
        @Schema(required = true) String detail,

        @Schema(required = true, examples = "ADJUSTMENT_REFUSED")
        String code,

        @Schema(required = true) String correlationId,

        @Schema(description = "What is wrong, as a person reads it")
        List<Violation> violations,

        @Schema(description = "The lines whose money cannot be held, with the limit that spoke and its figures")
        List<RefusedLineView> problems) {}
