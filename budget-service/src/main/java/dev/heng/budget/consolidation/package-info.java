/**
 * The budget of a hospital as a whole (预算汇总, 预算下达): versions that are built from what the centres proposed in the second round and what the
 * office amended, checked by named rules, approved, and issued as ledger entries in one transaction; later a line is decomposed from a
 * centre to the centres below it within its total. Owns the tables {@code budget_version*} and {@code budget_decomposition*}. Promises that
 * a version never changes once it is built, that its hash proves what was approved, and that one version of a year is in force. Reads what was
 * submitted by SQL; may call {@code approval}, {@code cycle}, {@code preparation}, {@code ledger}, {@code organisation} and {@code subject}.
 */
package dev.heng.budget.consolidation;
