package dev.heng.catalog.grade;

/**
 * A scale of the catalogue.
 *
 * @param version counts its changes from 1
 */
public record GradeScale(String code, long version, GradeScaleDefinition definition) {}
