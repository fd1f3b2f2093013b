package dev.heng.budget.settlement;

import dev.heng.budget.subject.Category;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what the lines of a final account say with where it comes from. */
final class AccountTies {
    private AccountTies() {}

    /**
     * Every tie-out, in the order of their names.
     *
     * @param run in force; null without one
     * @param added what the run added to the next year
     */
    static List<TieOut> of(
            List<AccountLine> lines, AccountFigures.Sources sources, @Nullable CarryRun run, BigDecimal added) {
        List<AccountLine> money =
                lines.stream().filter(AccountLine::isMoneyThatFlows).toList();
        Map<String, BigDecimal> surplus = new TreeMap<>();
        for (AccountLine line : money) {
            BigDecimal executed = AccountLine.zeroIfNull(line.executed());
            if (line.category() == Category.INCOME) {
                surplus.merge(line.line().centre(), executed, BigDecimal::add);
            } else if (line.category() == Category.EXPENSE) {
                surplus.merge(line.line().centre(), executed.negate(), BigDecimal::add);
            }
        }
        return List.of(
                new TieOut(
                        TieOutName.BUDGET_IS_ENTRIES,
                        sum(money, line -> AccountLine.zeroIfNull(line.budget())),
                        sources.budget()),
                new TieOut(TieOutName.CELLS_ARE_ENTRIES, sources.cells(), sources.tied()),
                new TieOut(
                        TieOutName.EXECUTED_IS_POSTED,
                        sum(money, line -> AccountLine.zeroIfNull(line.executed())),
                        sources.posted()),
                new TieOut(TieOutName.RESERVED_IS_OPEN, sum(money, AccountLine::reserved), sources.open()),
                new TieOut(
                        TieOutName.UNSPENT_IS_DISPOSED,
                        run == null ? BigDecimal.ZERO : sum(money, AccountTies::remaining),
                        sum(money, line -> line.carriedOut().add(line.lapsed()).add(line.returned()))),
                new TieOut(TieOutName.CARRIED_OUT_IS_CARRIED_IN, sum(money, AccountLine::carriedOut), added),
                new TieOut(
                        TieOutName.SURPLUS_IS_CENTRES,
                        sources.surplus(),
                        surplus.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }

    /** What is not spent of the budget of a spending line; what is set aside of an overspent one all the same. */
    private static BigDecimal remaining(AccountLine line) {
        if (line.category() != Category.EXPENSE && line.category() != Category.CAPITAL) {
            return BigDecimal.ZERO;
        }
        BigDecimal unspent = AccountLine.zeroIfNull(line.budget())
                .subtract(AccountLine.zeroIfNull(line.executed()))
                .subtract(line.reserved());
        return unspent.max(BigDecimal.ZERO).add(line.reserved());
    }

    private static BigDecimal sum(List<AccountLine> lines, Function<AccountLine, BigDecimal> figure) {
        return lines.stream().map(figure).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
