package dev.heng.budget.analysis;

import java.time.LocalDate;
import java.time.YearMonth;

/** The months of a question, first and last included. A question about several months is rolled up by the trees of its last day. */
public record Window(YearMonth first, YearMonth last) {
    /** The day whose trees count. */
    public LocalDate lastDay() {
        return last.atEndOfMonth();
    }

    int firstNumber() {
        return number(first);
    }

    int lastNumber() {
        return number(last);
    }

    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    static YearMonth month(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
