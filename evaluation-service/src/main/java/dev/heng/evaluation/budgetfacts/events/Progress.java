package dev.heng.evaluation.budgetfacts.events;

/**
 * How far a partition is read with a batch.
 *
 * @param partitions how many partitions the topic has
 * @param nextOffset where reading goes on
 * @param isCaughtUp whether everything is read that the partition held when it was assigned; before that a watermark tells nothing,
 *     since compaction may have taken older states away before their successors are read
 */
record Progress(String topic, int partition, int partitions, long nextOffset, boolean isCaughtUp) {}
