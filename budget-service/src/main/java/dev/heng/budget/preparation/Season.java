package dev.heng.budget.preparation;

import dev.heng.budget.ledger.ExecutedMonths.Executed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the amount of a year is divided as it was executed before: by the months of the last complete year that has figures, of the two
 * before. A year is complete when it is over, or when each of its months has figures.
 *
 * @param used where the figures are from
 * @param year whose they are; null when there are none
 * @param weights of the twelve months
 */
record Season(PhasingUsed used, @Nullable Integer year, List<BigDecimal> weights) {
    /** How many years before are looked at. */
    static final int YEARS = 2;

    static final int MONTHS = 12;

    /** Twelve equal weights. */
    static final List<BigDecimal> EVEN = List.copyOf(Collections.nCopies(MONTHS, BigDecimal.ONE));

    /**
     * Of one subject.
     *
     * @param year that is planned
     * @param present the year of today
     * @param own months that the centre executed
     * @param whole months that the hospital executed; only asked when the centre has none
     */
    static Season of(int year, int present, List<Executed> own, List<Executed> whole) {
        return found(PhasingUsed.SEASON_CENTRE, year, present, own)
                .or(() -> found(PhasingUsed.SEASON_HOSPITAL, year, present, whole))
                .orElseGet(() -> new Season(PhasingUsed.SEASON_EVEN, null, EVEN));
    }

    private static Optional<Season> found(PhasingUsed used, int year, int present, List<Executed> months) {
        return Stream.iterate(year - 1, before -> before >= year - YEARS, before -> before - 1)
                .flatMap(before ->
                        weights(before, present, months).map(weights -> new Season(used, before, weights)).stream())
                .findFirst();
    }

    /** A month of which more was taken back than executed weighs nothing. */
    private static Optional<List<BigDecimal>> weights(int year, int present, List<Executed> months) {
        List<BigDecimal> weights = new ArrayList<>(Collections.nCopies(MONTHS, BigDecimal.ZERO));
        int known = 0;
        for (Executed executed : months) {
            if (executed.month().getYear() == year) {
                weights.set(
                        executed.month().getMonthValue() - 1, executed.amount().max(BigDecimal.ZERO));
                known++;
            }
        }
        boolean isComplete = present > year || known == MONTHS;
        boolean hasFigures = weights.stream().anyMatch(weight -> weight.signum() > 0);
        return isComplete && hasFigures ? Optional.of(weights) : Optional.empty();
    }
}
