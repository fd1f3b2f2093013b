package dev.heng.budget.mapping.rest;

import dev.heng.budget.mapping.Codes;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Codes in a body of the API. */
@Schema(name = "MappedCodes")
public record CodesBody(
        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, examples = "0203") @Nullable String centre,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true) @Nullable String subject,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true) @Nullable String fund,

        @Pattern(regexp = "-|" + Texts.CODE, message = NO_CODE) @Schema(nullable = true) @Nullable String project) {
    static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";

    Codes codes() {
        return new Codes(centre, subject, fund, project);
    }

    static CodesBody of(Codes codes) {
        return new CodesBody(codes.centre(), codes.subject(), codes.fund(), codes.project());
    }
}
