package dev.heng.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Breaks a total down by weights so that the parts add to the total exactly: what rounding down leaves over goes to the largest remainders. */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * The parts of a total that is not negative, in the order of the weights, each a multiple of 10^-decimals. Equal remainders are served in order.
     *
     * @throws IllegalArgumentException when no weight is positive
     */
    static List<BigDecimal> split(BigDecimal total, List<BigInteger> weights, int decimals) {
        BigInteger units = total.movePointRight(decimals).toBigIntegerExact();
        BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0) {
            throw new IllegalArgumentException("a total without a weight to go by");
        }
        List<BigInteger[]> shares = weights.stream()
                .map(weight -> units.multiply(weight).divideAndRemainder(sum))
                .toList();
        List<BigInteger> parts =
                new ArrayList<>(shares.stream().map(share -> share[0]).toList());
        int left = units.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, shares.size())
                .boxed()
                .sorted(Comparator.comparing((Integer index) -> shares.get(index)[1])
                        .reversed())
                .limit(left)
                .forEach(index -> parts.set(index, parts.get(index).add(BigInteger.ONE)));
        return parts.stream().map(part -> new BigDecimal(part, decimals)).toList();
    }
}
