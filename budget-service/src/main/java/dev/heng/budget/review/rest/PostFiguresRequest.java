package dev.heng.budget.review.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a POST of control figures. */
@Schema(name = "PostControlFiguresRequest")
public record PostFiguresRequest(
        @NotNull @Schema(description = "At most 2,000") List<@Valid FigureRequest> figures) {}
