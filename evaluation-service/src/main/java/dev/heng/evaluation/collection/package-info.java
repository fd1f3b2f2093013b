/**
 * What people enter: ratings of modifiers, veto events, overrides of an actual or a target.
 *
 * <p>Owns the inputs and every state they ever had. Promises that an override stands on evidence, that who entered what and when is
 * kept, that a bulk is taken as a whole or not at all, and that an input may come before the centre that it names. Changes are
 * announced as {@link dev.heng.evaluation.collection.InputsChanged} inside their transaction. Calls {@code scheme} for what a period
 * is, {@code formula} for windows, {@code budgetfacts} for the tree that a reader's scope is expanded on.
 */
package dev.heng.evaluation.collection;
