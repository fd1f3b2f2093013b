/**
 * Ownerships (归口): which department answers for a subject in every centre, from a day to a day. Owns the table {@code ownership};
 * {@code ledger} reads it when it makes limits of the level OWNER. Promises that a mapping is switched while nobody posts, and that the
 * limits see whatever was planned and spent before. May call {@code ledger}, {@code organisation} and {@code subject}.
 */
package dev.heng.budget.ownership;
