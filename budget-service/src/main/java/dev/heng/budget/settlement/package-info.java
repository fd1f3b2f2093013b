/**
 * Settlement (决算): what becomes of the money that a year did not spend. Owns the tables
 * {@code carry_rule}, {@code carry_run} and {@code carry_line}. Promises that a run moves exactly what its simulation showed, and that its
 * reversal restores every balance; figures change by {@code ledger} alone. May call {@code ledger}, {@code organisation} and {@code subject}.
 */
package dev.heng.budget.settlement;
