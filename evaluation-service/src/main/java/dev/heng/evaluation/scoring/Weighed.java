package dev.heng.evaluation.scoring;

import dev.heng.evaluation.scoring.Judgement.Standing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The weights of one class after exemptions and redistribution.
 *
 * <p>Exempt items leave and the others take their weight over, without a limit. Items that yield hand theirs on only if
 * what is left covers at least 80 % of the class; otherwise nothing moves and the class is not complete. RAW weights that
 * are taken over grow so that the class keeps its printed sum.
 */
final class Weighed {

    private static final BigDecimal COVERAGE_LEAST = new BigDecimal("0.80");

    private final WeightMode mode;
    private final List<SchemeItem> items;
    private final Map<String, Judgement> judgements;
    private final BigDecimal staying;
    private final BigDecimal yielding;

    Weighed(WeightMode mode, List<SchemeItem> items, Map<String, Judgement> judgements) {
        this.mode = mode;
        this.items = items;
        this.judgements = judgements;
        BigDecimal leaving = sum(Standing.LEAVES);
        this.staying = printed().subtract(leaving);
        this.yielding = sum(Standing.YIELDS);
    }

    /** Nothing of the class carries weight: it has no items, or all of them left. */
    boolean isAbsent() {
        return staying.signum() == 0;
    }

    /** Items yield and less than 80 % of the class would be left. */
    boolean isThin() {
        BigDecimal covered = staying.subtract(yielding);
        return yielding.signum() > 0 && covered.compareTo(staying.multiply(COVERAGE_LEAST)) < 0;
    }

    /** Every item that stays has points, and enough of them stay. */
    boolean isComplete() {
        return !isThin() && items.stream().noneMatch(item -> standing(item) == Standing.BLOCKS);
    }

    /**
     * The share of each item that stays, 1 being the whole class (RAW: as printed), by indicator. One division for each,
     * so that no rounding comes before the last step.
     *
     * @param factor what the whole class is worth
     * @param divisor by which the factor is still to be divided
     */
    Map<String, BigDecimal> shares(BigDecimal factor, BigDecimal divisor) {
        Map<String, BigDecimal> shares = new TreeMap<>();
        if (isAbsent()) {
            return shares;
        }
        BigDecimal bearing = isThin() ? staying : staying.subtract(yielding);
        BigDecimal numerator = mode == WeightMode.RAW ? factor.multiply(printed()) : factor;
        BigDecimal denominator = divisor.multiply(bearing);
        BigDecimal whole = mode == WeightMode.RAW ? denominator.multiply(ScoringMethod.HUNDRED) : denominator;
        for (SchemeItem item : items) {
            Standing standing = standing(item);
            if (standing != Standing.LEAVES && (standing != Standing.YIELDS || isThin())) {
                shares.put(
                        item.indicator(),
                        item.printedWeight().multiply(numerator).divide(whole, ScoringMethod.PRECISION));
            }
        }
        return shares;
    }

    private BigDecimal printed() {
        return items.stream().map(SchemeItem::printedWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sum(Standing standing) {
        return items.stream()
                .filter(item -> standing(item) == standing)
                .map(SchemeItem::printedWeight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Standing standing(SchemeItem item) {
        return Objects.requireNonNull(judgements.get(item.indicator()), item.indicator())
                .standing();
    }
}
