package dev.heng.budget.review;

import dev.heng.edge.audit.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an owner department says that it has reviewed what it answers for.
 *
 * @param version grows by one with every change
 */
public record Completion(
        String owner, boolean isDone, @Nullable String note, String changedBy, Instant changedAt, long version)
        implements Versioned {}
