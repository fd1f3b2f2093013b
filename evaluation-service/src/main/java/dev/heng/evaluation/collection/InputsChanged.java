package dev.heng.evaluation.collection;

import java.util.Set;

/** Inputs of a hospital have changed. Fired inside the transaction that changed them. */
public record InputsChanged(String hospital, Set<Where> where) {
    public InputsChanged {
        where = Set.copyOf(where);
    }

    /** A centre and period of which something changed. */
    public record Where(String centre, String period) {}
}
