/**
 * Reads workbooks (.xlsx) as what they store, whoever made them: rows of cells, and what a cell says as a code, an amount or a date (ADR 0013).
 * Promises that no file fills the memory and that no binary fraction touches an amount. What a row means is said by whoever reads it.
 * Foundation: imports no capability.
 */
package dev.heng.budget.sheet;
