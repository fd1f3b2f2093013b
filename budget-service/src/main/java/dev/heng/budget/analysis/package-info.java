/**
 * What can be read about figures: cells with roll-up over the trees of centres and subjects, the entries behind them, and the proof
 * that the entries add up. Reads any table, writes none. May call {@code organisation} and {@code subject} for their trees.
 */
package dev.heng.budget.analysis;
