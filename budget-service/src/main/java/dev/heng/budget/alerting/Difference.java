package dev.heng.budget.alerting;

import java.util.List;
import java.util.stream.Stream;

/**
 * Between what was told and what holds.
 *
 * @param fresh what holds and was not told
 * @param over the alerts that do not hold any more
 */
record Difference(List<Finding> fresh, List<Alert> over) {
    static final Difference NONE = new Difference(List.of(), List.of());

    Difference and(Difference other) {
        return new Difference(
                Stream.concat(fresh.stream(), other.fresh.stream()).toList(),
                Stream.concat(over.stream(), other.over.stream()).toList());
    }
}
