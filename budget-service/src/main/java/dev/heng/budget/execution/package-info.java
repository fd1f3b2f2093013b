/**
 * What happened, and what is about to: takes the lines that a HIS or an ERP posts, as JSON or NDJSON, and those that a person keeps in a
 * file of a spreadsheet, checks their form and the control totals of the call, shows the suspense queue, tells whether money is there, sets
 * it aside for documents until their invoices come, and lets a committee pass limits. Owns no table; the ledger records, suspends or refuses
 * each line. Promises that a call with one malformed line or a wrong control total stores nothing. May call {@code ledger} and
 * {@code organisation}.
 */
package dev.heng.budget.execution;
