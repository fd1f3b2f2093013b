package dev.heng.budget.analysis;

/**
 * The version of a year's budget that is in force.
 *
 * @param version its number in the year
 * @param hash hex SHA-256 of its content
 */
public record Issue(int version, String hash) {}
