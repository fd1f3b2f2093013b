/**
 * Budgets before they are in force: today an approved budget that is taken over from another system (opening budget). Promises that
 * a call is taken over whole or not at all. Owns no table; may call {@code organisation} and {@code subject} to name what is unknown,
 * and {@code ledger}, which books.
 */
package dev.heng.budget.preparation;
