package dev.heng.budget.closing;

/**
 * The body of {@code heng.budget.period-changed}, see {@code contracts/events/v1}.
 *
 * @param month as 2026-03
 */
public record PeriodChanged(
        String hospital, String month, PeriodState state, long incarnation, long version, long sequence) {}
