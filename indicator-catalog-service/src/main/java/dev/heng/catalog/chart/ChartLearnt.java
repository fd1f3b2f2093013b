package dev.heng.catalog.chart;

/** A chart has arrived or has a newer state; it is committed when this is fired. */
public record ChartLearnt(String chart) {}
