/**
 * The only code that changes figures. Owns cells, entries, postings, their seals, line keys, the suspense queue, limits and reservations, all written by
 * SQL functions that take their locks in one order: hospital, chart, line keys, reservations, cells, limits, watermark
 * ({@code V2026112605__ledger_post_by_rules.sql}). Promises that what is acknowledged is counted once, that the sum of a cell's entries is
 * the cell, that a STRICT limit is never passed, that what was reserved can be spent and that no line lands in a closed
 * month. Publishes {@code heng.budget.cell-changed}. Other capabilities describe what happened through
 * {@link dev.heng.budget.ledger.Ledger} and {@link dev.heng.budget.ledger.Reservations}, change budgets by amounts through
 * {@link dev.heng.budget.ledger.Adjustments} in a transaction of their own, and lock and number their own changes through {@link dev.heng.budget.ledger.LedgerLocks} and
 * {@link dev.heng.budget.ledger.LedgerSequence}. Knows centres, subjects and periods by their tables; imports foundation only.
 */
package dev.heng.budget.ledger;
