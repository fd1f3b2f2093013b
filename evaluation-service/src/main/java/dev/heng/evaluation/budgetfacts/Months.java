package dev.heng.evaluation.budgetfacts;

import java.time.YearMonth;

/** Months as the tables write them: yyyymm. */
public final class Months {
    private static final int YEAR = 100;

    private Months() {}

    public static int of(YearMonth month) {
        return month.getYear() * YEAR + month.getMonthValue();
    }

    public static YearMonth of(int month) {
        return YearMonth.of(month / YEAR, month % YEAR);
    }
}
