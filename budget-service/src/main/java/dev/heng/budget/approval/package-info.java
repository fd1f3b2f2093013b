/**
 * Approval (审批) of any document: routes, cases, tasks, decisions and their history. Knows a document only by its kind and id, the facts that
 * a route looks at, and a digest of what is approved. Owns the tables {@code approval_*}. Promises that a case is decided once, that who
 * prepared a document never approves it, in no way, and that the decision and what it causes ({@link
 * dev.heng.budget.approval.ApprovalDecided}) are one transaction. May call {@code organisation}.
 */
package dev.heng.budget.approval;
