package dev.heng.budget.preparation.rest;

import dev.heng.edge.AnswerSchemas;
import dev.heng.edge.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@code ProblemMapper} writes when rows of a sheet are refused, for the OpenAPI document. */
@Schema(
        name = "RefusedSheetProblem",
        description = "A refusal (RFC 9457) of a sheet that answers every row.",
        extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
record RefusedSheetProblem(
        @Schema(required = true, examples = "urn:heng:problem:invalid-request")
        String type,

        @Schema(required = true) String title,
        @Schema(required = true, examples = "400") int status,
        @Schema(required = true) String detail,

        @Schema(required = true, examples = "INVALID_REQUEST")
        String code,

        @Schema(required = true) String correlationId,

        @Schema(description = "What is wrong, by row and column")
        List<Violation> violations,

        @Schema(description = "Every row: GOOD, or what is wrong with it; absent when the titles are wrong")
        List<RowReportView> problems) {}
