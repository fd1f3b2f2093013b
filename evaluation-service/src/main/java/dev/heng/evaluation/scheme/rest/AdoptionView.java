package dev.heng.evaluation.scheme.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heng.edge.AnswerSchemas;
import dev.heng.evaluation.scheme.Adoption;
import dev.heng.evaluation.scheme.CentreType;
import dev.heng.evaluation.scheme.PeriodLength;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An adoption as it is answered. */
@Schema(name = "Adoption")
public record AdoptionView(
        String hospital, int year, long version, List<Line> schemes, Instant adoptedAt, String adoptedBy) {

    /** Who is evaluated by what. */
    @Schema(name = "AdoptedScheme", extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @Nullable CentreType centreType,
            @Nullable String centre,
            @Schema(required = true) List<PeriodLength> periods,
            @Schema(required = true) String scheme,
            @Schema(required = true) int version) {}

    /** @param visible the centres whose own lines are shown; empty for all */
    static AdoptionView of(Adoption adoption, Optional<Set<String>> visible) {
        return new AdoptionView(
                adoption.hospital(),
                adoption.year(),
                adoption.version(),
                adoption.lines().stream()
                        .filter(line -> line.centre() == null
                                || visible.isEmpty()
                                || visible.get().contains(line.centre()))
                        .map(line -> new Line(
                                line.centreType(),
                                line.centre(),
                                line.periods().stream().sorted().toList(),
                                line.scheme(),
                                line.version()))
                        .toList(),
                adoption.adoptedAt(),
                adoption.adoptedBy());
    }
}
