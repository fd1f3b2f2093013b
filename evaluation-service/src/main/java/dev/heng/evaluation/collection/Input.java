package dev.heng.evaluation.collection;

import java.time.Instant;

/**
 * An entry as it stands.
 *
 * @param version counts its changes from 1
 */
public record Input(String hospital, Entry entry, long version, Instant enteredAt, String enteredBy) {}
