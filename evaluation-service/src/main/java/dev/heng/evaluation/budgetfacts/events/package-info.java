/**
 * The consumer of budget-service's topics: reads batches, writes projections, marks how far each bucket is applied. A private room of
 * {@code budgetfacts}; the only place that sees the broker as a reader.
 */
package dev.heng.evaluation.budgetfacts.events;
