/**
 * What can be read about figures: cells with roll-up over the trees of centres and subjects, the entries behind them, both also as they
 * were known on a day; the seals of days; the proof that the entries add up and are what was sealed; and the board of a budget cycle. Reads any
 * table, writes none. May call {@code organisation} and {@code subject} for their trees, {@code cycle} and {@code review} for what the board shows.
 */
package dev.heng.budget.analysis;
