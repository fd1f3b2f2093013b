/**
 * Months of a hospital: open until they are closed, and open again with a reason. Owns the tables {@code period} and
 * {@code period_change}, publishes {@code heng.budget.period-changed}. Promises that no posting slips into a month that is closed:
 * {@code ledger} refuses it under the same lock. May call {@code organisation} and {@code ledger}.
 */
package dev.heng.budget.closing;
