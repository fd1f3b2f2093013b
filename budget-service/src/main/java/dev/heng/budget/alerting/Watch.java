package dev.heng.budget.alerting;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How far the figures of a hospital have been looked at.
 *
 * @param seen postings up to this Ledger-Sequence
 * @param revision rules, tree and chart of this Ledger-Sequence
 * @param month the present month, as it was
 * @param lookingAfter while all limits are looked at: the id of the last one that was; else null
 * @param day on which the year's spending was last looked at; null before the first time
 * @param policy by this version of the policy
 */
record Watch(
        long seen,
        long revision,
        YearMonth month,
        @Nullable Long lookingAfter,
        @Nullable LocalDate day,
        long policy) {}
