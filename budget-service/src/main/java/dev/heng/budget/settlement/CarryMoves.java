package dev.heng.budget.settlement;

import dev.heng.budget.ledger.AdjustmentDraft;
import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of figures that a run is: what is held in the old year, and what is added to the January after it. */
final class CarryMoves {
    /** How many lines the ledger gets at once. */
    static final int LINES_MAX = 1_000;

    private CarryMoves() {}

    /** What is taken from the cells of the old year; the figures and the lines are of the same year. */
    static List<AdjustmentDraft.Line> holds(int year, List<LineFigures> figures, List<CarryLine> lines) {
        List<AdjustmentDraft.Line> holds = new ArrayList<>();
        int at = 0;
        for (LineFigures each : figures) {
            if (at == lines.size() || !lines.get(at).line().equals(each.line())) {
                continue;
            }
            CarryLine line = lines.get(at);
            at++;
            List<BigDecimal> taken = each.taken(line.carried());
            for (int month = 0; month < taken.size(); month++) {
                if (taken.get(month).signum() > 0) {
                    holds.add(line(
                            line,
                            YearMonth.of(year, month + 1),
                            taken.get(month).negate()));
                }
            }
        }
        if (at != lines.size()) {
            throw new IllegalStateException(
                    "a line has no figures: " + lines.get(at).line());
        }
        return holds;
    }

    /** What is added to the January after the year, or taken from it again. */
    static List<AdjustmentDraft.Line> transfers(int year, List<CarryLine> lines, boolean isBack) {
        YearMonth month = YearMonth.of(year + 1, Month.JANUARY);
        return lines.stream()
                .filter(line -> line.carried().signum() > 0)
                .map(line -> line(line, month, isBack ? line.carried().negate() : line.carried()))
                .toList();
    }

    private static AdjustmentDraft.Line line(CarryLine line, YearMonth month, BigDecimal delta) {
        @Nullable String rule = line.rule();
        return new AdjustmentDraft.Line(line.line() + "/" + month, line.line().in(month), delta, rule);
    }

    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += LINES_MAX) {
            parts.add(all.subList(from, Math.min(all.size(), from + LINES_MAX)));
        }
        return parts;
    }
}
