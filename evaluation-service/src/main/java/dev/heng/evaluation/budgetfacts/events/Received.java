package dev.heng.evaluation.budgetfacts.events;

import org.jspecify.annotations.Nullable;

/**
 * A record as it came.
 *
 * @param type the header {@code ce_type}; null when there is none
 * @param partitions how many partitions the topic has
 */
record Received(
        String topic,
        int partition,
        int partitions,
        long offset,
        @Nullable String key,
        @Nullable String type,
        byte[] body) {}
