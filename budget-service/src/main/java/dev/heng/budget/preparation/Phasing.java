package dev.heng.budget.preparation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount so that not the least unit of it is lost or made: by the largest remainder. */
public final class Phasing {
    private Phasing() {}

    private record Part(int index, BigInteger weight, BigInteger whole, BigInteger remainder) {}

    /**
     * Divides by weights. Each part is less than a unit away from its exact share; what is left over after rounding down goes, a unit each, to
     * the parts that lost most by it, among equal ones to the heavier and then to the earlier. A weight of 0 gets 0.
     *
     * @param amount any sign; no finer than the unit
     * @param weights none negative, not all 0
     * @param decimals of the unit: 2 for the cent
     * @return a part for each weight, in their order; their sum is the amount
     * @throws IllegalArgumentException for other weights
     * @throws ArithmeticException for an amount that is finer than the unit
     */
    public static List<BigDecimal> divide(BigDecimal amount, List<BigDecimal> weights, int decimals) {
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        List<BigInteger> whole = weights.stream()
                .map(weight -> weight.setScale(Math.max(scale, 0)).unscaledValue())
                .toList();
        BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0 || whole.stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("weights are not negative and not all 0");
        }
        BigInteger units = amount.abs().setScale(decimals).unscaledValue();
        List<Part> parts = IntStream.range(0, whole.size())
                .mapToObj(index -> part(index, units, whole.get(index), sum))
                .toList();
        BigInteger rounded = parts.stream().map(Part::whole).reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> divided =
                new ArrayList<>(parts.stream().map(Part::whole).toList());
        parts.stream()
                .sorted(Comparator.comparing(Part::remainder)
                        .reversed()
                        .thenComparing(Comparator.comparing(Part::weight).reversed())
                        .thenComparing(Part::index))
                .limit(units.subtract(rounded).longValueExact())
                .forEach(part -> divided.set(part.index(), part.whole().add(BigInteger.ONE)));
        return divided.stream()
                .map(unit -> new BigDecimal(amount.signum() < 0 ? unit.negate() : unit, decimals))
                .toList();
    }

    private static Part part(int index, BigInteger units, BigInteger weight, BigInteger sum) {
        BigInteger[] share = units.multiply(weight).divideAndRemainder(sum);
        return new Part(index, weight, share[0], share[1]);
    }

    /**
     * The decimals of the least unit of an amount: a cent of money and one of everything else, unless the amount itself is finer.
     *
     * @param isMoney whether the subject is counted in money
     */
    public static int decimals(BigDecimal amount, boolean isMoney) {
        int own = Math.max(amount.stripTrailingZeros().scale(), 0);
        return isMoney ? Math.max(own, 2) : own;
    }
}
