package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.prior;
import static dev.heng.evaluation.formula.Trees.rolling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A ratio of any roll-up, over any tree of centres and any widening of time, is the ratio of the sums, computed here from the figures
 * themselves. Centres at every level carry figures, some none, one moves with all below it in the middle of the year.
 */
class RollUpPropertiesTest {

    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int MONTHS = 9;
    private static final List<String> PERIODS = List.of("2026-02", "2026-05", "2026-Q1", "2026-Q2", "2026-Q3", "2026");

    /** A hospital as lists: the sums are taken by loops over them. */
    private static final class Model {
        final List<String> centres = new ArrayList<>();
        final int[] parent;
        final int moved;
        final int movedTo;
        final Map<String, BigDecimal> figures = new HashMap<>();
        final StringBuilder table = new StringBuilder("flow REV\nflow COST\n");

        Model(int size, Random random) {
            parent = new int[size];
            parent[0] = -1;
            moved = 1 + random.nextInt(size - 1);
            // a parent has a smaller number than its child, before and after: never a circle
            movedTo = random.nextInt(moved);
            for (int i = 0; i < size; i++) {
                centres.add("C" + i);
                parent[i] = i == 0 ? -1 : random.nextInt(i);
                String under = i == 0 ? "" : " under C" + parent[i];
                table.append("centre C").append(i).append(under);
                table.append(i == moved ? " until 2026-04, then under C" + movedTo + "\n" : "\n");
                boolean isSilent = random.nextInt(4) == 0;
                for (int month = 1; month <= MONTHS && !isSilent; month++) {
                    figure(i, "REV", month, random);
                    figure(i, "COST", month, random);
                }
            }
        }

        private void figure(int centre, String subject, int month, Random random) {
            if (random.nextInt(4) == 0) {
                return;
            }
            long digits = random.nextInt(20) == 0 ? 0 : random.nextLong(-99_999_999L, 999_999_999_999L);
            BigDecimal amount = BigDecimal.valueOf(digits, 4);
            figures.put(centre + subject + YearMonth.of(2026, month), amount);
            table.append("ACTUAL C%d %s 2026-%02d %s\n".formatted(centre, subject, month, amount.toPlainString()));
        }

        boolean isBelow(int centre, int ancestor, YearMonth on) {
            for (int at = centre; at >= 0; at = parentOn(at, on)) {
                if (at == ancestor) {
                    return true;
                }
            }
            return false;
        }

        int parentOn(int centre, YearMonth on) {
            return centre == moved && on.isAfter(YearMonth.of(2026, 4)) ? movedTo : parent[centre];
        }

        /** The sum of a subject, null when these centres have no figure at all in these months. */
        BigDecimal sum(String subject, Predicate<Integer> isMeant, Window window) {
            BigDecimal sum = BigDecimal.ZERO;
            boolean isAny = false;
            for (int centre = 0; centre < centres.size(); centre++) {
                for (YearMonth month = window.first();
                        isMeant.test(centre) && !month.isAfter(window.last());
                        month = month.plusMonths(1)) {
                    isAny |=
                            figures.containsKey(centre + "REV" + month) || figures.containsKey(centre + "COST" + month);
                    sum = sum.add(figures.getOrDefault(centre + subject + month, BigDecimal.ZERO));
                }
            }
            return isAny ? sum : null;
        }
    }

    @Provide
    Arbitrary<String> periods() {
        return Arbitraries.of(PERIODS);
    }

    @Property
    void aRatioOfAnyRollUpIsTheRatioOfTheSums(
            @ForAll @IntRange(min = 2, max = 14) int size,
            @ForAll @IntRange(max = 13) int place,
            @ForAll("periods") String period,
            @ForAll long seed) {
        Model model = new Model(size, new Random(seed));
        Walker walker = new Walker(new Formulas(Map.of()), FiguresTable.of(model.table.toString()));
        Node ratio = op("ratio", m("REV"), m("COST"));
        Window window = Window.parse(period);
        int length = period.length() == 4 ? 12 : period.contains("Q") ? 3 : 1;
        Window yearToDate = new Window(YearMonth.of(2026, 1), window.last());
        Window twoPeriods = new Window(window.last().minusMonths(2L * length - 1), window.last());
        int root = place % size;
        Predicate<Integer> subtree = each -> model.isBelow(each, root, window.last());
        Predicate<Integer> descendants = subtree.and(each -> each != root);
        Context at = Hospital.at("C" + root, period);
        judge(model, subtree, window, walker.value(ratio, at));
        judge(model, subtree, window, walker.value(op("div", m("REV"), m("COST")), at));
        judge(model, subtree, yearToDate, walker.value(op("ytd", ratio), at));
        judge(model, subtree, twoPeriods, walker.value(rolling(ratio, 2), at));
        judge(model, Integer.valueOf(root)::equals, window, walker.value(op("own", ratio), at));
        judge(model, descendants, window, walker.value(op("children", ratio), at));
        judge(model, descendants, yearToDate, walker.value(op("children", op("ytd", ratio)), at));
        Window back =
                new Window(window.first().minusMonths(length), window.last().minusMonths(length));
        Predicate<Integer> subtreeBack = each -> model.isBelow(each, root, back.last());
        judge(model, subtreeBack, back, walker.value(prior(ratio, 1), at));
    }

    private static void judge(Model model, Predicate<Integer> isMeant, Window window, Value value) {
        BigDecimal income = model.sum("REV", isMeant, window);
        BigDecimal cost = model.sum("COST", isMeant, window);
        if (income == null) {
            assertInstanceOf(Value.Missing.class, value, model.table.toString());
        } else if (cost.signum() == 0) {
            Value.Undefined undefined = assertInstanceOf(Value.Undefined.class, value, model.table.toString());
            assertEquals(ReasonCode.ZERO_DENOMINATOR, undefined.reason().code());
        } else {
            BigDecimal number = assertInstanceOf(Value.Number.class, value, model.table.toString())
                    .value();
            assertEquals(0, income.divide(cost, PRECISION).compareTo(number), model.table.toString());
        }
    }
}
