package dev.heng.evaluation.budgetfacts.events;

/**
 * A record as it came.
 *
 * @param type the header {@code ce_type}; null when there is none
 * @param partitions how many partitions the topic has
 */
record Received(String topic, int partition, int partitions, long offset, String key, String type, byte[] body) {}
