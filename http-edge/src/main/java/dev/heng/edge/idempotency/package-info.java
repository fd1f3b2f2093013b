/** What was answered under each {@code Idempotency-Key}; the table {@code idempotency_key} is in the database of each service. */
package dev.heng.edge.idempotency;
