/**
 * Charts of budget subjects: what a figure means (category, nature, unit) and how figures add up (parents). Owns the tables
 * {@code chart} and {@code subject}, publishes {@code heng.budget.chart-changed} and ships the chart {@code hospital-standard}.
 * Promises that the meaning of a subject with entries never changes. May call {@code ledger}; whoever uses charts tells it so
 * through {@link dev.heng.budget.subject.ChartUsers}.
 */
package dev.heng.budget.subject;
