/**
 * What somebody should look at: budgets that are nearly used up, spending that lags behind the year, reservations that expire, deadlines of
 * budget cycles. Owns the tables {@code alert}, {@code alert_watch} and {@code alert_policy}, publishes {@code heng.budget.alert-changed}.
 * Promises that no posting waits for an alert, that each thing is told once until it no longer holds, and that a look that was killed is
 * taken again. May call {@code control}, {@code ledger} and {@code organisation}, and for the board of a cycle {@code cycle} and {@code
 * analysis}.
 */
package dev.heng.budget.alerting;
