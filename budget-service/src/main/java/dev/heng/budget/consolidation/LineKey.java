package dev.heng.budget.consolidation;

import java.util.Comparator;

/** A budget line of a hospital and year. The natural order is that in which lines are listed and hashed. */
public record LineKey(String centre, String subject, String fund, String project) implements Comparable<LineKey> {
    private static final Comparator<LineKey> ORDER = Comparator.comparing(LineKey::centre)
            .thenComparing(LineKey::subject)
            .thenComparing(LineKey::fund)
            .thenComparing(LineKey::project);

    @Override
    public int compareTo(LineKey other) {
        return ORDER.compare(this, other);
    }
}
