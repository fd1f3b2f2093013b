package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Lines that are to be recorded whatever the limits say. */
public record PostOverrideRequest(
        @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(description = "Identifies the override within the hospital for ever.", examples = "special-2026-017")
        String id,

        @NotBlank @Size(max = 1000) @Schema(examples = "Emergency purchase after the flood, decided on 3 March.")
        String reason,

        @NotNull @Size(min = 1, max = PostExecutionsRequest.SOURCE_LENGTH_MAX) @Schema(
                description = "Of the lines: sent by their source too, before or later, they count once.",
                examples = "his")
        String source,

        @NotNull @Size(min = 1) @Schema(description = "At most 100.")
        List<@Valid LineRequest> lines) {
    List<ExecutionLine> toLines() {
        return lines.stream().map(LineRequest::line).toList();
    }
}
