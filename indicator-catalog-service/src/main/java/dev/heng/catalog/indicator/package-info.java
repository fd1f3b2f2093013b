/**
 * Indicators: what is measured, by which formula, and how it is to be read (domain.md 2.2). Owns their definitions and the check of a
 * formula while it is written. Promises that a formula kept here is well-formed and in no cycle with the others; whether its measures
 * and units exist depends on a chart and is settled when a scheme is published. May call {@code formula} and {@code chart}.
 */
package dev.heng.catalog.indicator;
