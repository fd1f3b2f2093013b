/**
 * Scores: what the figures of a centre's indicators are worth under a scheme, formulas (1) to (7).
 *
 * <p>Owns the scoring methods, the judgement of each item (missing data, zero targets, exemptions), the weights within
 * and between classes, modifiers, veto, and the grade read from the published score. It promises that the outcome does
 * not depend on the order of the items, that nothing is rounded before publication (DECIMAL128 throughout), that no
 * missing figure silently becomes zero, and that a scorecard with a score can be re-added from its items.
 *
 * <p>Pure: no I/O, no clock, no framework. It uses the values and reasons of {@code formula} and calls no other
 * capability.
 */
package dev.heng.evaluation.scoring;
