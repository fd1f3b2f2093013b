package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.Direction;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A direction in which budget may not move. */
@Schema(name = "AdjustmentDirection")
public record DirectionBody(
        @NotNull @Valid SideBody from, @NotNull @Valid SideBody to) {
    Direction direction() {
        return new Direction(from.side(), to.side());
    }

    static DirectionBody of(Direction direction) {
        return new DirectionBody(SideBody.of(direction.from()), SideBody.of(direction.to()));
    }
}
