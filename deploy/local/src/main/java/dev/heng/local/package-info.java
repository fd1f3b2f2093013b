/**
 * The local default: real PostgreSQL, real Kafka and the four services on one machine, without containers.
 *
 * <p>Owns the data folder (databases, topic logs, secrets, state, log files) and every process it starts. Promises
 * durable settings, passwords instead of trust, a graceful stop in order, and that a start after a crash finds and
 * ends what the crash left. Nothing here is used by a service at run time: services meet it in tests only.
 */
package dev.heng.local;
