package dev.heng.catalog.chart.feed;

import dev.heng.catalog.chart.LearntChart;

/** What a record turned out to be. */
sealed interface Reading {
    /** A chart's state. */
    record ChartState(LearntChart chart) implements Reading {}

    /** An event of a type that the catalogue has no use for. */
    record OfNoConcern() implements Reading {}

    /** A record that should have been understood. */
    record Unreadable(String reason) implements Reading {}
}
