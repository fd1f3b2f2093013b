/**
 * Control rules: what spending is held against, how wide and how hard. Owns the table {@code control_rule}; the limits that follow from it
 * belong to {@code ledger}, which finds and judges them inside its posting function. Promises that a rule is switched while nobody posts,
 * and that it sees whatever was planned or spent before it. May call {@code ledger}, {@code organisation} and {@code subject}.
 */
package dev.heng.budget.control;
