package dev.heng.evaluation.scoring;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grades by bands of the published score. Bands are open below and closed above unless a band says that it holds its
 * lower end too; together they cover a stretch of the line without gap or overlap.
 */
public record GradeScale(List<Band> bands) {

    /**
     * One grade.
     *
     * @param name in the hospital's language
     * @param nameEn in English, or null
     * @param above lower end, or null for none
     * @param upTo upper end, which belongs to the band, or null for none
     * @param includesLower whether the lower end belongs to the band too
     */
    public record Band(
            String grade,
            String name,
            @Nullable String nameEn,
            @Nullable BigDecimal above,
            @Nullable BigDecimal upTo,
            boolean includesLower) {

        boolean isBelow(BigDecimal score) {
            return upTo != null && score.compareTo(upTo) > 0;
        }

        boolean isAbove(BigDecimal score) {
            return above != null && (includesLower ? score.compareTo(above) < 0 : score.compareTo(above) <= 0);
        }
    }

    /** Where a score falls: its band, or the nearest band with the flag that says so. */
    record Found(@Nullable Band band, List<Flag> flags) {}

    public GradeScale {
        bands = bands.stream()
                .sorted(Comparator.comparing(Band::above, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("a grade scale has at least one band");
        }
        for (int i = 1; i < bands.size(); i++) {
            requireMeeting(bands.get(i - 1), bands.get(i));
        }
    }

    /** The band of a published score. Beyond either end the outermost grade holds and a flag says so. */
    Found find(BigDecimal score) {
        if (bands.getFirst().isAbove(score)) {
            return new Found(bands.getFirst(), List.of(Flag.BELOW_SCALE));
        }
        if (bands.getLast().isBelow(score)) {
            return new Found(bands.getLast(), List.of(Flag.ABOVE_SCALE));
        }
        Band found = bands.stream()
                .filter(band -> !band.isBelow(score) && !band.isAbove(score))
                .findFirst()
                .orElseThrow();
        return new Found(found, List.of());
    }

    private static void requireMeeting(Band lower, Band upper) {
        boolean meets = lower.upTo() != null
                && upper.above() != null
                && lower.upTo().compareTo(upper.above()) == 0
                && !upper.includesLower();
        if (!meets) {
            throw new IllegalArgumentException(
                    "the bands " + lower.grade() + " and " + upper.grade() + " leave a gap or overlap");
        }
    }
}
