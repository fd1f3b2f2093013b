/**
 * Scorecards: one for every centre and period that has an adopted scheme and whose centre is valid on the period's last day.
 *
 * <p>Owns the marks and the scorecards. Promises that a change of a figure, the tree, a chart, a closing, an adoption or an input marks
 * every scorecard that looks at it, in the transaction of the change; that a scorecard is computed from one consistent state; that it
 * is written, and published, only when it differs; that reading a marked one computes it there and then. Marks are inverted from how
 * far each adopted version reads ({@code evaluated_period}) and the trees of all days, tables of {@code scheme} and {@code
 * budgetfacts} that it reads and never writes. Calls {@code budgetfacts}, {@code indicators}, {@code scheme}, {@code collection},
 * {@code formula} and {@code scoring}.
 */
package dev.heng.evaluation.result;
