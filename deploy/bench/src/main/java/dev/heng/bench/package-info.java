/**
 * Measures the goals of the suite beside their floors, in interleaved rounds, and says which are met. {@code client} speaks to the
 * suite, {@code suite} starts it and gives it hospitals, {@code floor} is the least that the same machine needs for the same work, and
 * {@code goal} holds one measurement each. Every round checks that what it posted is there.
 */
package dev.heng.bench;
