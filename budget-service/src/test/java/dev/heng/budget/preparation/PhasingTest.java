package dev.heng.budget.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is divided among whatever months, nothing is lost and nothing is made. */
class PhasingTest {
    private static final int CENTS = 2;

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999999"), new BigDecimal("999999999999999"))
                .ofScale(4)
                .flatMap(amount -> Arbitraries.integers().between(0, 14).map(places -> amount.movePointLeft(places)
                        .setScale(4, java.math.RoundingMode.DOWN)));
    }

    /** 1 to 12 months with weights of up to 4 decimals. */
    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.oneOf(
                        Arbitraries.just(BigDecimal.ZERO),
                        Arbitraries.just(BigDecimal.ONE),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                                .ofScale(4))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .filter(weights -> weights.stream().anyMatch(weight -> weight.signum() > 0));
    }

    @Property
    void theSumOfTheMonthsIsTheAmount(
            @ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights) {
        List<BigDecimal> parts = Phasing.divide(amount, weights, 4);
        assertEquals(weights.size(), parts.size());
        assertEquals(0, sum(parts).compareTo(amount), () -> parts + " are " + amount);
    }

    @Property
    void moneyIsDividedInCents(@ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights) {
        BigDecimal money = amount.setScale(CENTS, java.math.RoundingMode.DOWN);
        List<BigDecimal> parts = Phasing.divide(money, weights, Phasing.decimals(money, true));
        assertEquals(0, sum(parts).compareTo(money));
        assertTrue(parts.stream().allMatch(part -> part.scale() == CENTS), parts::toString);
    }

    /** Compared without a division: |part x sum of weights - amount x weight| is below one unit x sum of weights. */
    @Property
    void noMonthIsAUnitAwayFromItsShare(
            @ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights) {
        List<BigDecimal> parts = Phasing.divide(amount, weights, 4);
        BigDecimal sum = sum(weights);
        BigDecimal unit = new BigDecimal(BigInteger.ONE, 4);
        for (int month = 0; month < parts.size(); month++) {
            BigDecimal away = parts.get(month)
                    .multiply(sum)
                    .subtract(amount.multiply(weights.get(month)))
                    .abs();
            assertTrue(away.compareTo(unit.multiply(sum)) < 0, parts + " of " + amount);
            assertTrue(parts.get(month).signum() * amount.signum() >= 0, "no month has another sign");
            if (weights.get(month).signum() == 0) {
                assertEquals(0, parts.get(month).signum(), "what weighs nothing gets nothing");
            }
        }
    }

    @Property
    void theOrderOfTheMonthsDoesNotMatter(
            @ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights, @ForAll Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, weights.size()).boxed().toList());
        Collections.shuffle(order, random);
        List<BigDecimal> shuffled = order.stream().map(weights::get).toList();
        assertEquals(
                shares(weights, Phasing.divide(amount, weights, 4)),
                shares(shuffled, Phasing.divide(amount, shuffled, 4)));
    }

    @Property
    void dividedTwiceIsDividedOnce(@ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights) {
        List<BigDecimal> once = Phasing.divide(amount, weights, 4);
        assertEquals(once, Phasing.divide(amount, weights, 4));
        Assume.that(amount.signum() > 0);
        // by the very parts that came out of it, an amount is divided into them again
        assertEquals(once, Phasing.divide(sum(once), once, 4));
    }

    @Property
    void aMultipleOfTheWeightsDividesAlike(
            @ForAll("amounts") BigDecimal amount, @ForAll("weights") List<BigDecimal> weights) {
        List<BigDecimal> thrice = weights.stream()
                .map(weight -> weight.multiply(new BigDecimal("3.7")))
                .toList();
        assertEquals(Phasing.divide(amount, weights, 4), Phasing.divide(amount, thrice, 4));
    }

    @Example
    void whatIsLeftOverGoesToTheFirstOfEquals() {
        assertEquals(
                numbers("33.34", "33.33", "33.33"),
                Phasing.divide(new BigDecimal("100"), numbers("1", "1", "1"), CENTS));
        assertEquals(
                numbers("-33.34", "-33.33", "-33.33"),
                Phasing.divide(new BigDecimal("-100"), numbers("1", "1", "1"), CENTS));
        assertEquals(numbers("0", "1"), Phasing.divide(BigDecimal.ONE, numbers("0.4999", "0.5"), 0));
        assertEquals(numbers("0.00", "0.00"), Phasing.divide(BigDecimal.ZERO, numbers("2", "3"), CENTS));
    }

    @Example
    void theLeastUnitIsTheCentOfMoneyAndOneOfWhatIsCounted() {
        assertEquals(2, Phasing.decimals(new BigDecimal("1200"), true));
        assertEquals(2, Phasing.decimals(new BigDecimal("1200.5000"), true));
        assertEquals(4, Phasing.decimals(new BigDecimal("1200.5001"), true));
        assertEquals(0, Phasing.decimals(new BigDecimal("1200.0000"), false));
        assertEquals(1, Phasing.decimals(new BigDecimal("12.5"), false));
    }

    @Example
    void weightsThatDivideNothingAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Phasing.divide(BigDecimal.ONE, numbers("0", "0.0000"), CENTS));
        assertThrows(IllegalArgumentException.class, () -> Phasing.divide(BigDecimal.ONE, numbers("2", "-1"), CENTS));
        assertThrows(ArithmeticException.class, () -> Phasing.divide(new BigDecimal("0.001"), numbers("1"), CENTS));
    }

    private static List<String> shares(List<BigDecimal> weights, List<BigDecimal> parts) {
        return IntStream.range(0, weights.size())
                .mapToObj(month -> weights.get(month).stripTrailingZeros().toPlainString() + "=" + parts.get(month))
                .sorted()
                .toList();
    }

    private static List<BigDecimal> numbers(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return Stream.concat(Stream.of(BigDecimal.ZERO), numbers.stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
