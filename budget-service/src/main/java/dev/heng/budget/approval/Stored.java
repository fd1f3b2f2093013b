package dev.heng.budget.approval;

import dev.heng.edge.audit.Versioned;

/**
 * The outcome of a PUT that changes no figures.
 *
 * @param document as it stands now, changed or not
 * @param isCreated true when there was none before
 */
public record Stored<T extends Versioned>(T document, boolean isCreated) implements Versioned {
    @Override
    public long version() {
        return document.version();
    }
}
