package dev.heng.budget.mapping.rest;

import dev.heng.budget.mapping.Codes;
import dev.heng.budget.mapping.Part;
import dev.heng.edge.Texts;
import dev.heng.edge.json.Decimals;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A share of a line in a body of the API. */
@Schema(
        name = "MappingPart",
        description = "At least one of centre, subject, fund and project; what is absent stays as it is sent")
public record PartBody(
        @Pattern(regexp = Texts.CODE, message = CodesBody.NO_CODE) @Schema(nullable = true, examples = "C-CARD")
        @Nullable String centre,

        @Pattern(regexp = Texts.CODE, message = CodesBody.NO_CODE) @Schema(nullable = true) @Nullable String subject,

        @Pattern(regexp = Texts.CODE, message = CodesBody.NO_CODE) @Schema(nullable = true) @Nullable String fund,

        @Pattern(regexp = "-|" + Texts.CODE, message = CodesBody.NO_CODE) @Schema(nullable = true) @Nullable String project,

        @NotNull @Schema(
                description = "More than 0, with at most 4 decimals; all of a rule are exactly 1 together",
                examples = "0.35")
        BigDecimal ratio) {
    Part part() {
        return new Part(new Codes(centre, subject, fund, project), ratio);
    }

    static PartBody of(Part part) {
        Codes meant = part.meant();
        return new PartBody(
                meant.centre(), meant.subject(), meant.fund(), meant.project(), Decimals.plain(part.ratio()));
    }
}
