package dev.heng.demo;

/** The plan, or what happened. */
public enum Scenario {
    BUDGET("budget"),
    ACTUAL("actual");

    private final String prefix;

    Scenario(String prefix) {
        this.prefix = prefix;
    }

    /** The column that holds the annual figures of a year, such as {@code budget2025}. */
    String column(int year) {
        return prefix + year;
    }
}
