package dev.heng.budget.review.rest;

import dev.heng.budget.review.StaleFigure;
import dev.heng.edge.AnswerSchemas;
import dev.heng.edge.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code ProblemMapper} writes when others have decided control figures meanwhile, for the OpenAPI document. */
@Schema(
        name = "StaleFiguresProblem",
        description = "A refusal (RFC 9457) that names the control figures and who decided them.",
        extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
record StaleFiguresProblem(
        @Schema(required = true, examples = "urn:heng:problem:control-figure-stale")
        String type,

        @Schema(required = true) String title,
        @Schema(required = true, examples = "409") int status,
        @Schema(required = true) String detail,

        @Schema(required = true, examples = "CONTROL_FIGURE_STALE")
        String code,

        @Schema(required = true) String correlationId,

        @Schema(description = "The figures that are stale, as a person reads them")
        List<Violation> violations,

        @Schema(
                description =
                        "The same figures as they stand, with who decided them and when; only with CONTROL_FIGURE_STALE")
        List<StaleFigure> problems) {}
