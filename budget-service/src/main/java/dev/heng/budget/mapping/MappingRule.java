package dev.heng.budget.mapping;

/**
 * A mapping rule as it stands.
 *
 * @param version grows by one with every change
 * @param sequence the Ledger-Sequence of the last change
 */
public record MappingRule(String code, MappingRuleDefinition definition, long version, long sequence) {}
