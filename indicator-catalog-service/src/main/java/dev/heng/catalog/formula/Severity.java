package dev.heng.catalog.formula;

/** An error forbids publication, a warning is shown and published with the scheme. */
public enum Severity {
    ERROR,
    WARNING
}
