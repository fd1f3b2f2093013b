package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.rolling;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for all figures, tried on random ones; a failure names the round, which is the seed. */
class WalkerPropertiesTest {

    private static final int ROUNDS = 200;
    private static final Node RATIO = op("ratio", m("REV"), m("COST"));

    @Test
    void aRatioOfAnyRollUpIsTheRatioOfTheSums() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<String> lines = new ArrayList<>();
            BigDecimal income = BigDecimal.ZERO;
            BigDecimal cost = BigDecimal.ZERO;
            int wards = random.nextInt(1, 5);
            for (int ward = 0; ward < wards; ward++) {
                lines.add("centre W%d under C%d".formatted(ward, ward % 2));
                for (int month = 1; month <= 6; month++) {
                    BigDecimal in = BigDecimal.valueOf(random.nextLong(-9_999_999, 99_999_999), 4);
                    BigDecimal out = BigDecimal.valueOf(random.nextLong(1, 99_999_999), 4);
                    lines.add("ACTUAL W%d REV 2026-0%d %s".formatted(ward, month, in));
                    lines.add("ACTUAL W%d COST 2026-0%d %s".formatted(ward, month, out));
                    income = income.add(in);
                    cost = cost.add(out);
                }
            }
            Collections.shuffle(lines, random);
            Walker walker = walker(lines);
            Value expected = Value.number(income.divide(cost, MathContext.DECIMAL128));
            assertEquals(expected, walker.value(op("ytd", RATIO), Hospital.at("H", "2026-06")), "round " + round);
            assertEquals(expected, walker.value(rolling(RATIO, 2), Hospital.at("H", "2026-Q2")), "round " + round);
            assertEquals(
                    expected,
                    walker.value(op("children", op("ytd", RATIO)), Hospital.at("H", "2026-Q2")),
                    "round " + round);
        }
    }

    @Test
    void ownAndChildrenAddToTheWholeAndSharesToOne() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<String> lines = new ArrayList<>(List.of("centre W0 under C0", "centre W1 under C1"));
            for (String centre : List.of("H", "C0", "C1", "W0", "W1")) {
                lines.add(
                        "ACTUAL %s REV 2026-01 %d %d".formatted(centre, random.nextInt(1, 99), random.nextInt(1, 99)));
            }
            Walker walker = walker(lines);
            Context at = Hospital.at("H", "2026-Q1");
            Node parts = op("add", op("own", m("REV")), op("children", m("REV")));
            assertEquals(walker.value(m("REV"), at), walker.value(parts, at), "round " + round);
            BigDecimal shares = number(walker, "C0").add(number(walker, "C1"));
            BigDecimal own = ((Value.Number) walker.value(op("ratio", op("own", m("REV")), m("REV")), at)).value();
            BigDecimal gap = shares.add(own).subtract(BigDecimal.ONE).abs();
            assertEquals(true, gap.compareTo(new BigDecimal("1e-32")) < 0, "round " + round);
        }
    }

    private static BigDecimal number(Walker walker, String centre) {
        Value share = walker.value(op("share_of_parent", m("REV")), Hospital.at(centre, "2026-Q1"));
        return ((Value.Number) share).value();
    }

    private static Walker walker(List<String> lines) {
        String tree = """
                flow REV
                flow COST
                centre H
                centre C0 under H
                centre C1 under H
                """;
        return new Walker(new Formulas(Map.of()), FiguresTable.of(tree + String.join("\n", lines)));
    }
}
