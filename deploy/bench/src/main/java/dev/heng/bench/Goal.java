package dev.heng.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is measured, with the ratio to the floor that must be reached and the one that is aimed at. */
public enum Goal {
    P1("batch ingest", "lines/s", true, 0.30, 0.60),
    P2("single post, p50", "ms", false, 4, 2.5),
    P3("single posts a second", "posts/s", true, 0.35, 0.6),
    P4("hot cells, posts a second", "posts/s", true, 0.7, 1.0),
    P5("post to readable scorecard", "ms", false, 2, 1.3),
    P8("recompute of one hospital", "ms", false, 3, 1.2),
    P9("gateway hop, p50", "ms", false, 1.25, 1.15),
    P10("memory after a load", "MB", false, 1.3, 1.0),
    P11("cold start", "ms", false, 2, 1.2);

    private final String title;
    private final String unit;
    private final boolean isMoreBetter;
    private final double must;
    private final double aim;

    Goal(String title, String unit, boolean isMoreBetter, double must, double aim) {
        this.title = title;
        this.unit = unit;
        this.isMoreBetter = isMoreBetter;
        this.must = must;
        this.aim = aim;
    }

    public String title() {
        return title;
    }

    /** The unit of what is measured on both sides. */
    public String unit() {
        return unit;
    }

    /** True for a rate, whose ratio must not fall below the goal; false for a time or a size, whose ratio must not pass it. */
    public boolean isMoreBetter() {
        return isMoreBetter;
    }

    public double must() {
        return must;
    }

    public double aim() {
        return aim;
    }

    /** @throws IllegalArgumentException with one line for a name that is no goal */
    static Goal named(String name) {
        return Arrays.stream(values())
                .filter(goal -> goal.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no goal is called " + name + "; there are "
                        + Arrays.stream(values()).map(Goal::name).collect(Collectors.joining(", "))));
    }
}
