/**
 * Months of a hospital: open until they are closed, for sources or for everybody, and open again with a reason; what is to be done before;
 * what becomes of late postings. Owns the tables {@code period}, {@code period_change} and {@code closing_policy}, publishes
 * {@code heng.budget.period-changed}. Promises that no posting slips into a month that is closed: {@code ledger} judges it under the same
 * lock. May call {@code organisation}, {@code ledger} and {@code reconciliation}.
 */
package dev.heng.budget.closing;
