package dev.heng.budget.settlement;

import dev.heng.edge.audit.Versioned;

/** The outcome of a PUT of a rule; it changes no figure. */
public record WrittenCarryRule(CarryRule rule, boolean isNew) implements Versioned {
    @Override
    public long version() {
        return rule.version();
    }
}
