package dev.heng.evaluation.scheme;

/** The adoption of a hospital for a year has changed. Fired inside the transaction that changed it. */
public record SchemesAdopted(String hospital, int year) {}
