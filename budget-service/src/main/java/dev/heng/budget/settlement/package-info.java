/**
 * Settlement (决算): what becomes of the money that a year did not spend, and the final account of the year. Owns the tables {@code carry_*} and
 * {@code final_account*}. Promises that a run moves exactly what its simulation showed, that its reversal restores every balance, and that an
 * approved account never changes. Figures change by {@code ledger} alone; {@code approval} decides. May call {@code approval},
 * {@code closing}, {@code cycle}, {@code ledger}, {@code organisation} and {@code subject}.
 */
package dev.heng.budget.settlement;
