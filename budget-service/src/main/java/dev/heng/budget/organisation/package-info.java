/**
 * Hospitals and their responsibility centres: a tree whose names, types and parents change by date. Owns the tables {@code hospital},
 * {@code centre} and {@code centre_interval}, publishes {@code heng.budget.hospital-changed} and {@code heng.budget.centre-changed}.
 * Promises that the centres of a hospital form a tree on every day, and that a centre never vanishes. May call {@code subject} (every
 * hospital uses a chart) and {@code ledger} (locks and sequence numbers).
 */
package dev.heng.budget.organisation;
