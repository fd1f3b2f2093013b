/**
 * Budgets before they are in force: what centres propose for a year, in two rounds, and an approved budget that is taken over from another
 * system (opening budget). Owns the tables {@code proposal}, {@code proposal_line}, {@code proposal_line_change}, {@code proposal_round}
 * and {@code proposal_round_line}. Promises that the months of a line are its amount to the least unit, that nobody overwrites what he has
 * not seen, that what was submitted never changes, and that a call is taken whole or not at all. May call {@code cycle} for the phase,
 * {@code approval}, which decides, {@code organisation} and {@code subject} to name what is unknown, and {@code ledger}, which books.
 */
package dev.heng.budget.preparation;
