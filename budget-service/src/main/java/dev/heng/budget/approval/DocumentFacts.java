package dev.heng.budget.approval;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What routes look at, and what is pinned for the whole case.
 *
 * @param amount money moved or planned, absolute
 * @param centres empty when the document is about the whole hospital
 * @param preparers everybody who wrote in it; they never approve
 * @param digest hex SHA-256 of the content
 */
public record DocumentFacts(
        String title,
        int year,
        BigDecimal amount,
        Set<String> centres,
        Set<String> subjects,
        Set<String> funds,
        Set<String> preparers,
        String digest) {
    public DocumentFacts {
        centres = Set.copyOf(centres);
        subjects = Set.copyOf(subjects);
        funds = Set.copyOf(funds);
        preparers = Set.copyOf(preparers);
    }
}
