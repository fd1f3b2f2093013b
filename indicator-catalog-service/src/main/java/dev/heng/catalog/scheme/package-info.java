/**
 * Schemes: which indicators, in which class, with which weight and scoring, make the scorecard of a centre type. Owns the drafts and
 * the published versions. Promises that a version holds everything that evaluation needs (compiled formulas, scale, weights), that it
 * never changes, and that its hash can be recomputed from the document by anybody ({@link dev.heng.catalog.document.CanonicalJson}).
 * May call {@code indicator}, {@code formula}, {@code chart} and {@code grade}.
 */
package dev.heng.catalog.scheme;
