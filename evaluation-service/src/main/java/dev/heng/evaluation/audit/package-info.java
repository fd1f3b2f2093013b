/** The lists of the audit trail under the path of this service; everything else about it stands in {@code dev.heng.edge.audit}. */
package dev.heng.evaluation.audit;
