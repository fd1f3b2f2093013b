package dev.heng.budget.control;

/**
 * A control rule as it stands.
 *
 * @param version grows by one with every change; 0 before the first
 * @param sequence the Ledger-Sequence of the last change
 */
public record ControlRule(String code, ControlRuleDefinition definition, long version, long sequence) {}
