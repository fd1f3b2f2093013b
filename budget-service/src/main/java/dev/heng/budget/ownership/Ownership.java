package dev.heng.budget.ownership;

/**
 * A mapping of a subject to its owner department, as it stands.
 *
 * @param version grows by one with every change; 0 before the first
 * @param sequence the Ledger-Sequence of the last change
 */
public record Ownership(String code, OwnershipDefinition definition, long version, long sequence) {}
