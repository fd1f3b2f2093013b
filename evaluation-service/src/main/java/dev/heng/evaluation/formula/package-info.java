/**
 * Evaluates compiled formulas: the tree of an indicator, in a context of centre, months and scenario, gives a value.
 *
 * <p>Owns the nodes of the formula language (version 1), the rules by which a context is widened or moved, the lattice
 * of number, missing and undefined, and the trace that explains a value. It promises that the same tree, context and
 * figures give the same value on every machine: figures are added exactly, everything else is DECIMAL128 in the order of
 * the tree, collections in the order of their codes; nothing is rounded, nothing turns into zero by itself, and no
 * infinity or NaN exists.
 *
 * <p>Pure: no I/O, no clock, no framework. What it needs to know about a hospital it asks of {@link
 * dev.heng.evaluation.formula.Figures}, which the caller implements over figures that it has loaded. It calls no other
 * capability.
 */
package dev.heng.evaluation.formula;
