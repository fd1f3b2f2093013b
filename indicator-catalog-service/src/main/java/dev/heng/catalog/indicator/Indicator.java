package dev.heng.catalog.indicator;

/**
 * An indicator of the catalogue.
 *
 * @param version counts its changes from 1
 */
public record Indicator(String code, long version, IndicatorDefinition definition) {}
