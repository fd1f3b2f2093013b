package dev.heng.budget.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of the suspense queue somebody wants judged again.
 *
 * @param source of the lines
 * @param code only those that wait for this; null: all
 * @param after only rows with a higher number
 * @param most how many rows at most
 */
public record ReplayDraft(
        String hospital, String source, @Nullable String code, long after, int most, String actor, Poster poster) {}
