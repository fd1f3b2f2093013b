/**
 * The audit trail (ADR 0007): one record for every write and every refused access, that the service cannot change or delete. The record
 * of an accepted write is part of the write's transaction ({@link dev.heng.edge.audit.Audited}, or {@link dev.heng.edge.audit.AuditAppend}
 * inside a statement); every other is stored by a thread for which
 * no answer waits. Holds no body, no token and no text of a refusal.
 */
package dev.heng.edge.audit;
