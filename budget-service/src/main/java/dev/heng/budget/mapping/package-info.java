/**
 * Mapping rules (对照): what the codes of a source mean. Owns the table {@code mapping_rule}; {@code ledger} applies it inside its posting
 * function to lines whose centre or subject is unknown. Promises that a posting is mapped either by what was before a change or by what is
 * after it. Counts what waits by the codes that it names and suggests what unknown ones may mean.
 * May call {@code ledger}, {@code organisation} and {@code subject}.
 */
package dev.heng.budget.mapping;
