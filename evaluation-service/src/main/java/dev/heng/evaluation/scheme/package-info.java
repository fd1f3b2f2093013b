/**
 * Who is evaluated in a year, by which scheme version, for which periods.
 *
 * <p>Owns the adoptions. Promises that only quarters and years are evaluated (tables 1 and 2 of the article), that a centre's own line
 * wins over its type's, and that an adoption may come before the hospital or centre that it names. A change is announced as {@link
 * dev.heng.evaluation.scheme.SchemesAdopted} inside its transaction. Calls {@code indicators} for the copies and {@code formula} for
 * windows.
 */
package dev.heng.evaluation.scheme;
