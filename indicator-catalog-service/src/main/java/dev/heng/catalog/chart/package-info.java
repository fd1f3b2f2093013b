/**
 * The charts of accounts and statistics that formulas may name, learnt from {@code budget.organisation.v1}. budget-service owns them;
 * this is a copy for checking formulas. Promises that of each chart the newest (incarnation, version) is kept whatever the order of
 * delivery, that a record nobody can read is set aside and never stops the rest, and that {@link dev.heng.catalog.chart.ChartLearnt} is
 * fired after a newer state has been committed. May call {@code formula}, whose view of a chart it gives out.
 */
package dev.heng.catalog.chart;
