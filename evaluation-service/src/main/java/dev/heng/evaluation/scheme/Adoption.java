package dev.heng.evaluation.scheme;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schemes of a hospital in a year. */
public record Adoption(String hospital, int year, long version, List<Line> lines, Instant adoptedAt, String adoptedBy) {
    public Adoption {
        lines = List.copyOf(lines);
    }

    /**
     * Whom a scheme version evaluates.
     *
     * @param centreType null when one centre is meant
     * @param centre null when every centre of the type is meant
     */
    public record Line(
            @Nullable CentreType centreType,
            @Nullable String centre,
            Set<PeriodLength> periods,
            String scheme,
            int version) {
        public Line {
            periods = Set.copyOf(periods);
        }
    }
}
