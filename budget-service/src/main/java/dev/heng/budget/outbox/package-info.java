/**
 * Stored events and their way to Kafka. Owns the tables {@code outbox} and {@code relay_floor}. A row names an object that changed; the
 * relay reads the object's present state when it sends, so changes that wait together go out as one event. Promises that the last record
 * of a key is its newest version, and that a watermark stands in a partition only behind everything that it covers. Capabilities hand in
 * their objects' states through {@link dev.heng.budget.outbox.EventSource}. Foundation: imports {@code web} and {@code access} only.
 */
package dev.heng.budget.outbox;
