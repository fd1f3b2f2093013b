package dev.heng.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.scoring.ScoringMethod.Achievement;
import dev.heng.evaluation.scoring.ScoringMethod.Ratio;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every scheme, tried on random ones; a failure names the round, which is the seed. */
class ScoringPropertiesTest {

    private static final int ROUNDS = 300;

    @Test
    void theOrderOfItemsAndFiguresNeverChangesTheResult() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            Scheme made = random(random);
            Scorecard first = Scoring.score(made.scheme(), made.figures());
            List<SchemeItem> items = new ArrayList<>(made.scheme().items());
            List<ItemFigures> figures = new ArrayList<>(made.figures());
            Collections.shuffle(items, random);
            Collections.shuffle(figures, random);
            SchemeForScoring shuffled = new SchemeForScoring(
                    made.scheme().weightMode(), made.scheme().classWeights(), Schemes.ARTICLE, items);
            Scorecard second = Scoring.score(shuffled, figures);
            assertEquals(withoutOrder(first), withoutOrder(second), "round " + round);
            assertEquals(first.exact(), second.exact(), "round " + round);
        }
    }

    @Test
    void sharesOfANormalisedSchemeAddToOne() {
        for (int round = 0; round < ROUNDS; round++) {
            Scheme made = random(new Random(round));
            Scorecard card = Scoring.score(made.scheme(), made.figures());
            if (made.scheme().weightMode() == WeightMode.NORMALISE && card.status() == ScorecardStatus.COMPLETE) {
                BigDecimal sum = card.items().stream()
                        .filter(item -> item.indicatorClass().isComposed() && item.share() != null)
                        .map(ScoredItem::share)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertTrue(sum.subtract(BigDecimal.ONE).abs().doubleValue() < 1e-30, "round " + round + ": " + sum);
            }
        }
    }

    @Test
    void aCompleteScorecardCanBeReAddedFromItsItems() {
        int complete = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Scheme made = random(new Random(round));
            Scorecard card = Scoring.score(made.scheme(), made.figures());
            if (card.status() == ScorecardStatus.COMPLETE) {
                complete++;
                BigDecimal composite = sum(card, IndicatorClass.BASIC).add(sum(card, IndicatorClass.AUXILIARY));
                assertClose(composite, card.composite(), round);
                assertClose(composite.multiply(sum(card, IndicatorClass.MODIFIER)), card.modified(), round);
            }
        }
        assertTrue(complete > ROUNDS / 10, "only " + complete + " complete scorecards");
    }

    private static Map<String, ScoredItem> withoutOrder(Scorecard card) {
        return card.items().stream().collect(Collectors.toMap(ScoredItem::indicator, Function.identity()));
    }

    private static BigDecimal sum(Scorecard card, IndicatorClass indicatorClass) {
        return card.items().stream()
                .filter(item -> item.indicatorClass() == indicatorClass && item.contribution() != null)
                .map(ScoredItem::contribution)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertClose(BigDecimal expected, BigDecimal actual, int round) {
        double difference = expected.subtract(actual).abs().doubleValue();
        assertTrue(difference < 1e-25, "round " + round + ": " + expected + " is not " + actual);
    }

    private record Scheme(SchemeForScoring scheme, List<ItemFigures> figures) {}

    private static Scheme random(Random random) {
        List<SchemeItem> items = new ArrayList<>();
        List<ItemFigures> figures = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            IndicatorClass indicatorClass = IndicatorClass.values()[i % 3];
            items.add(new SchemeItem(
                    "I" + i,
                    indicatorClass,
                    random.nextBoolean(),
                    BigDecimal.valueOf(random.nextInt(1, 400), 1),
                    one(random, Direction.values()),
                    random.nextBoolean() ? new Ratio() : Achievement.usual(),
                    one(random, ZeroTarget.values()),
                    random.nextInt(3) == 0 ? MissingPolicy.REQUIRED : one(random, MissingPolicy.values())));
            ItemFigures known = new ItemFigures(
                    "I" + i,
                    value(random),
                    value(random),
                    value(random),
                    value(random),
                    Optional.empty(),
                    false,
                    random.nextInt(8) > 0);
            figures.add(known);
        }
        WeightMode mode = random.nextInt(4) == 0 ? WeightMode.RAW : WeightMode.NORMALISE;
        Map<IndicatorClass, BigDecimal> classWeights =
                Map.of(IndicatorClass.BASIC, BigDecimal.valueOf(80), IndicatorClass.AUXILIARY, BigDecimal.valueOf(20));
        return new Scheme(new SchemeForScoring(mode, classWeights, Schemes.ARTICLE, items), figures);
    }

    private static Value value(Random random) {
        int kind = random.nextInt(40);
        String cell = kind == 0 ? "-" : kind == 1 ? "!" : kind == 2 ? "0" : "" + random.nextInt(1, 9_999) / 7.0;
        return Schemes.value("I", cell);
    }

    private static <T> T one(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }
}
