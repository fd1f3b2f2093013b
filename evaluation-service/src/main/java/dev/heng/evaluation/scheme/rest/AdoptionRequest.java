package dev.heng.evaluation.scheme.rest;

import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import dev.heng.edge.Violation;
import dev.heng.evaluation.scheme.Adoption;
import dev.heng.evaluation.scheme.CentreType;
import dev.heng.evaluation.scheme.PeriodLength;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The schemes to adopt. */
public record AdoptionRequest(@NotNull @Size(max = 1000) List<@NotNull @Valid Line> schemes) {

    /** Who is evaluated by what. */
    @Schema(name = "AdoptionLine")
    public record Line(
            @Schema(description = "Every centre of this type; or give centre") @Nullable CentreType centreType,

            @Pattern(regexp = Texts.CODE) @Schema(description = "This centre; its own line wins over its type's")
            @Nullable String centre,

            @NotNull @NotEmpty @Size(max = 4) @Schema(description = "QUARTER and YEAR; a month is never evaluated", examples = "[\"QUARTER\", \"YEAR\"]")
            List<@NotNull String> periods,

            @NotNull @Pattern(regexp = Texts.CODE) @Schema(examples = "hospital-article")
            String scheme,

            @NotNull @Min(1) @Max(1_000_000) Integer version) {}

    /** @throws ProblemException 400 when a period is none that is evaluated */
    List<Adoption.Line> lines() {
        List<Violation> violations = new ArrayList<>();
        List<Adoption.Line> lines = new ArrayList<>();
        for (int i = 0; i < schemes.size(); i++) {
            Line line = schemes.get(i);
            Set<PeriodLength> lengths = EnumSet.noneOf(PeriodLength.class);
            for (int j = 0; j < line.periods().size(); j++) {
                read(line.periods().get(j), "/schemes/" + i + "/periods/" + j, lengths, violations);
            }
            lines.add(new Adoption.Line(line.centreType(), line.centre(), lengths, line.scheme(), line.version()));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return lines;
    }

    private static void read(String period, String pointer, Set<PeriodLength> lengths, List<Violation> violations) {
        switch (period) {
            case "QUARTER" -> lengths.add(PeriodLength.QUARTER);
            case "YEAR" -> lengths.add(PeriodLength.YEAR);
            case "MONTH" ->
                violations.add(new Violation(
                        pointer,
                        "MONTH_NOT_EVALUATED",
                        "Quarters and years are evaluated; months are analysed only (table 1)."));
            default -> violations.add(new Violation(pointer, "UNKNOWN_VALUE", "Possible are QUARTER and YEAR."));
        }
    }
}
