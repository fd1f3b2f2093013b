package dev.heng.budget.preparation;

import dev.heng.edge.audit.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A project as it stands.
 *
 * @param version grows by one with every change
 */
public record Project(String code, Definition definition, long version, String changedBy, Instant changedAt)
        implements Versioned {
    /**
     * What it is.
     *
     * @param owner the centre that carries it out
     * @param priority 1 comes first
     * @param feasibility the study, or its summary
     * @param plan what it is meant to cost, by year
     * @param approval of an authority outside of the hospital
     */
    public record Definition(
            String name,
            @Nullable String nameEn,
            ProjectKind kind,
            String owner,
            int priority,
            @Nullable String feasibility,
            SortedMap<Integer, BigDecimal> plan,
            @Nullable ExternalApproval approval) {}

    /** An approval (批复, 立项批文) from outside. */
    public record ExternalApproval(String number, LocalDate date) {}
}
