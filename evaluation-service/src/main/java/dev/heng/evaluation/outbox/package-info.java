/**
 * What this service publishes: scorecards, on {@code evaluation.scorecard.v1}.
 *
 * <p>Owns the outbox rows, written in the transaction of the change, and the relay. Promises delivery at least once, and that the last
 * record of a key is its newest revision: one relay at a time owns a bucket, and it sends the state that stands when it sends. Whoever
 * appends implements {@link dev.heng.evaluation.outbox.PresentState}. Foundation: imports no capability; the broker is seen as a
 * writer here only.
 */
package dev.heng.evaluation.outbox;
