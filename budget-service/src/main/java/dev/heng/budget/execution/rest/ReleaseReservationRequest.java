package dev.heng.budget.execution.rest;

import dev.heng.edge.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be given back, and why. */
public record ReleaseReservationRequest(
        @NotBlank @Size(max = 1000) @Schema(examples = "项目取消")
        String reason,

        @Size(min = 1) @Schema(description = "The names of lines; absent: all of them.") @Nullable List<@NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) String> lines) {}
