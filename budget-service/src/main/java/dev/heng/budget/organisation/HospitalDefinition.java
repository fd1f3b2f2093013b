package dev.heng.budget.organisation;

import org.jspecify.annotations.Nullable;

/**
 * What is written about a hospital.
 *
 * @param currency ISO 4217, three capital letters
 * @param chart the chart of subjects that its figures use
 */
public record HospitalDefinition(String name, @Nullable String nameEn, String currency, String chart) {}
