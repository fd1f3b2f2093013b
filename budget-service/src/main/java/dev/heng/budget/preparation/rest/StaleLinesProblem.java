package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.StaleLine;
import dev.heng.edge.AnswerSchemas;
import dev.heng.edge.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code ProblemMapper} writes when others have changed lines meanwhile, for the OpenAPI document. */
@Schema(
        name = "StaleLinesProblem",
        description = "A refusal (RFC 9457) that names the lines and who changed them.",
        extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
record StaleLinesProblem(
        @Schema(required = true, examples = "urn:heng:problem:line-version-stale")
        String type,

        @Schema(required = true) String title,
        @Schema(required = true, examples = "409") int status,
        @Schema(required = true) String detail,

        @Schema(required = true, examples = "LINE_VERSION_STALE")
        String code,

        @Schema(required = true) String correlationId,

        @Schema(description = "The lines that are stale, as a person reads them")
        List<Violation> violations,

        @Schema(
                description =
                        "The same lines as they stand, with who changed them and when; only with LINE_VERSION_STALE")
        List<StaleLine> problems) {}
