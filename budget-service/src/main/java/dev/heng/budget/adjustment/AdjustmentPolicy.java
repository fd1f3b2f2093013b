package dev.heng.budget.adjustment;

import dev.heng.budget.subject.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a hospital forbids of adjustments.
 *
 * @param version 0 as long as nobody chose
 */
public record AdjustmentPolicy(
        Choice choice,
        long version,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long sequence) {
    /**
     * What is chosen.
     *
     * @param forbidden directions in which budget may not move
     * @param fiscalFunds funds whose projects are adjusted only with the approval of whoever granted the money (R7)
     * @param mostOfCentre how many adjustments of a year a centre may have a part in; null: any number
     * @param percentOfLine by how much of its original budget of the year a line may change in all; null: any
     * @param percentOfCentre as {@code percentOfLine}, of what a centre has to spend
     * @param coupling what it means when income changes and expense does not by the same amount (R7)
     */
    public record Choice(
            List<Direction> forbidden,
            Set<String> fiscalFunds,
            @Nullable Integer mostOfCentre,
            @Nullable BigDecimal percentOfLine,
            @Nullable BigDecimal percentOfCentre,
            Coupling coupling) {
        public Choice {
            forbidden = List.copyOf(forbidden);
            fiscalFunds = new TreeSet<>(fiscalFunds);
        }

        boolean isLimiting() {
            return mostOfCentre != null || percentOfLine != null || percentOfCentre != null;
        }
    }

    /** What a flaw in the coupling of income and expense means. */
    public enum Coupling {
        /** It is not submitted without a reason. */
        REQUIRE,
        /** It is told. */
        WARN
    }

    /** What holds as long as the hospital has not chosen: directions by the codes of the standard chart. */
    public static final AdjustmentPolicy UNCHOSEN = new AdjustmentPolicy(
            new Choice(directions(), Set.of("FISCAL"), null, null, null, Coupling.WARN), 0, null, null, 0);

    private static List<Direction> directions() {
        List<Direction> directions = new ArrayList<>();
        for (String personnel : List.of("EXP_MED_PERS", "EXP_ADM_PERS")) {
            for (String other : List.of("EXP_MED_OTHC", "EXP_ADM_OTHC", "EXP_OTH")) {
                directions.add(new Direction(Side.ofSubject(personnel), Side.ofSubject(other)));
            }
        }
        for (String other : List.of("EXP_MED", "EXP_ADM", "EXP_OTH")) {
            directions.add(new Direction(Side.ofSubject("EXP_FINP"), Side.ofSubject(other)));
        }
        directions.add(
                new Direction(new Side(null, "FISCAL", null, null, null), new Side(null, null, "FISCAL", null, null)));
        Side running = new Side(null, null, null, Category.EXPENSE, false);
        directions.add(new Direction(new Side(null, null, null, Category.CAPITAL, null), running));
        directions.add(new Direction(new Side(null, null, null, null, true), running));
        return directions;
    }
}
