package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** How an amount is divided by ratios, in the database as everywhere in the ledger. */
class SplitTest {
    /** Each asks the database. */
    private static final int TRIES = 500;

    private static final int WHOLE = 10_000;
    private static LedgerDatabase database;

    @BeforeContainer
    static void create() {
        database = LedgerDatabase.create("split");
    }

    private static List<BigDecimal> split(BigDecimal amount, List<BigDecimal> ratios) {
        String array = ratios.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(","));
        String parts = database.value(
                "select array_to_string(ledger_split(%s, '{%s}'), ',')".formatted(amount.toPlainString(), array));
        return Arrays.stream(parts.split(",")).map(BigDecimal::new).toList();
    }

    private static List<BigDecimal> numbers(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).toList();
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999999"), new BigDecimal("999999999999999"))
                .ofScale(4)
                .flatMap(amount -> Arbitraries.integers().between(0, 14).map(places -> amount.movePointLeft(places)
                        .setScale(4, RoundingMode.DOWN)));
    }

    /** 2 to 20 ratios with 4 decimals that are 1 together. */
    @Provide
    Arbitrary<List<BigDecimal>> ratios() {
        return Arbitraries.integers()
                .between(1, WHOLE - 1)
                .set()
                .ofMinSize(1)
                .ofMaxSize(19)
                .map(cuts -> {
                    List<Integer> edges = new ArrayList<>(cuts);
                    edges.add(0);
                    edges.add(WHOLE);
                    Collections.sort(edges);
                    List<BigDecimal> ratios = new ArrayList<>();
                    for (int n = 1; n < edges.size(); n++) {
                        ratios.add(BigDecimal.valueOf(edges.get(n) - edges.get(n - 1), 4));
                    }
                    return ratios;
                });
    }

    @Property(tries = TRIES)
    void thePartsAddUpAndEachIsLessThanAUnitFromItsShare(
            @ForAll("amounts") BigDecimal amount, @ForAll("ratios") List<BigDecimal> ratios) {
        List<BigDecimal> parts = split(amount, ratios);
        assertEquals(ratios.size(), parts.size());
        assertEquals(0, amount.compareTo(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        int decimals = Math.max(2, amount.stripTrailingZeros().scale());
        for (int n = 0; n < parts.size(); n++) {
            assertTrue(parts.get(n).scale() <= decimals);
            assertTrue(parts.get(n).signum() * amount.signum() >= 0);
            BigDecimal away =
                    amount.multiply(ratios.get(n)).subtract(parts.get(n)).abs();
            assertTrue(away.compareTo(BigDecimal.ONE.movePointLeft(decimals)) < 0);
        }
    }

    @Property(tries = TRIES)
    void theOrderOfTheRatiosDoesNotMatter(
            @ForAll("amounts") BigDecimal amount, @ForAll("ratios") List<BigDecimal> ratios, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int n = 0; n < ratios.size(); n++) {
            order.add(n);
        }
        Collections.shuffle(order, new Random(seed));
        List<BigDecimal> shuffled = order.stream().map(ratios::get).toList();
        assertEquals(shares(ratios, split(amount, ratios)), shares(shuffled, split(amount, shuffled)));
    }

    /** What each ratio got, whatever its place. */
    private static List<String> shares(List<BigDecimal> ratios, List<BigDecimal> parts) {
        List<String> shares = new ArrayList<>();
        for (int n = 0; n < ratios.size(); n++) {
            shares.add(ratios.get(n) + " " + parts.get(n));
        }
        Collections.sort(shares);
        return shares;
    }

    @Property(tries = TRIES)
    void aCorrectionIsDividedAsWhatItCorrects(
            @ForAll("amounts") BigDecimal amount, @ForAll("ratios") List<BigDecimal> ratios) {
        assertEquals(split(amount, ratios).stream().map(BigDecimal::negate).toList(), split(amount.negate(), ratios));
    }

    @Example
    void whatIsLeftOverGoesToThePartsThatLostMost() {
        assertEquals(
                numbers("33.33", "33.33", "33.34"),
                split(new BigDecimal("100"), numbers("0.3333", "0.3333", "0.3334")));
        assertEquals(numbers("0.01", "0"), split(new BigDecimal("0.01"), numbers("0.5", "0.5")));
        assertEquals(numbers("0.01", "0.02", "0.02"), split(new BigDecimal("0.05"), numbers("0.2", "0.41", "0.39")));
        assertEquals(
                numbers("0", "0.02", "0.03"),
                split(new BigDecimal("0.05"), numbers("0.1", "0.3", "0.6")),
                "the largest");
        assertEquals(
                numbers("3", "7.0001"), split(new BigDecimal("10.0001"), numbers("0.3", "0.7")), "its own decimals");
    }
}
