/** Sends what the outbox holds to the broker. A private room of {@code outbox}. */
package dev.heng.evaluation.outbox.relay;
