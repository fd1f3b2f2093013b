package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.Side;
import dev.heng.budget.subject.Category;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The lines at one end of a direction: those that agree with every member that is given. */
@Schema(name = "AdjustmentSide")
public record SideBody(
        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Of this subject or one below it", examples = "EXP_MED_PERS")
        @Nullable String subject,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Of this fund")
        @Nullable String fund,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Of any fund but this")
        @Nullable String otherFund,

        @Schema(nullable = true, description = "Of subjects of this category") @Nullable Category category,

        @Schema(nullable = true, description = "true: of some project; false: of none") @Nullable Boolean ofProject) {
    static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";

    Side side() {
        return new Side(subject, fund, otherFund, category, ofProject);
    }

    static SideBody of(Side side) {
        return new SideBody(side.subject(), side.fund(), side.otherFund(), side.category(), side.ofProject());
    }
}
