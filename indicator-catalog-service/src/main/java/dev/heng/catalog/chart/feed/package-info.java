/** The reader of {@code budget.organisation.v1}: the only code of this service that knows Kafka. */
package dev.heng.catalog.chart.feed;
