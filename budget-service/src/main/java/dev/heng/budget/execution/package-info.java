/**
 * What happened: takes the lines that a HIS or an ERP posts, as JSON or NDJSON, checks their form and the control totals of the call, and
 * shows the suspense queue. Owns no table; the ledger records, suspends or refuses each line. Promises that a call with one malformed
 * line or a wrong control total stores nothing. May call {@code ledger} and {@code organisation}.
 */
package dev.heng.budget.execution;
