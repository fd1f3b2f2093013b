/**
 * Reconciliation (对账): what a source says it sent, by day and by batch, beside what is recorded and what waits. Owns the tables
 * {@code stated_day}, {@code stated_batch}, {@code source_day}, {@code source_batch} and {@code source_progress}. Promises that what it shows
 * is exact at the moment of the question and that no posting pays for it: recorded lines are rolled up behind the postings, and what came
 * since is counted when somebody asks. May call {@code ledger} and {@code organisation}.
 */
package dev.heng.budget.reconciliation;
