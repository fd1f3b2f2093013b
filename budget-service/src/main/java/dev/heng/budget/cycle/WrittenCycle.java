package dev.heng.budget.cycle;

import dev.heng.edge.audit.Versioned;

/**
 * The outcome of a write.
 *
 * @param isNew whether there was no such cycle, or not this phase, before
 */
public record WrittenCycle(Cycle cycle, boolean isNew) implements Versioned {
    @Override
    public long version() {
        return cycle.version();
    }
}
