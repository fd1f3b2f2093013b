/**
 * The formula language: its grammar, its meaning and its checks.
 *
 * <p>Owns the text form, the canonical tree ({@link dev.heng.catalog.formula.FormulaCompiler#LANGUAGE_VERSION}), the table of
 * functions, the algebra of units and the rules about stocks, cycles and complexity. Promises: every problem of a formula is found
 * at once, each with a stable code, a span in characters and a text in English and Chinese; no text, however hostile, makes it throw
 * or overflow; the same formula always has the same tree and hash, however it was laid out. It evaluates nothing.
 *
 * <p>{@link dev.heng.catalog.formula.FormulaCompiler} is the door. The package calls nobody and imports {@code java} alone: what it
 * must know about subjects and other indicators comes in as {@link dev.heng.catalog.formula.Chart} and {@link
 * dev.heng.catalog.formula.Definitions}.
 */
package dev.heng.catalog.formula;
