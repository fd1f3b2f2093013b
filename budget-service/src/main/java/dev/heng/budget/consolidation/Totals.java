package dev.heng.budget.consolidation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The year of a whole budget by subject, whatever the centre, fund and project. */
final class Totals {
    private final Map<String, BigDecimal> sums = new HashMap<>();
    private final Map<String, BigDecimal> lasts = new HashMap<>();
    private final SubjectRoles roles;

    Totals(Collection<VersionLine> lines, SubjectRoles roles) {
        this.roles = roles;
        for (VersionLine line : lines) {
            sums.merge(line.key().subject(), line.sum(), BigDecimal::add);
            lasts.merge(line.key().subject(), line.last(), BigDecimal::add);
        }
    }

    /** The sum of what plays the role. */
    BigDecimal of(Role role) {
        return sum(sums, roles.of(role));
    }

    /** The sum of the Decembers of what plays the role. */
    BigDecimal lastOf(Role role) {
        return sum(lasts, roles.of(role));
    }

    BigDecimal ofSubjects(Collection<String> subjects) {
        return sum(sums, subjects);
    }

    /** Whether a line plays the role at all. */
    boolean has(Role role) {
        return roles.of(role).stream().anyMatch(sums::containsKey);
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts, Collection<String> subjects) {
        return subjects.stream()
                .map(subject -> amounts.getOrDefault(subject, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
