package dev.heng.evaluation.formula;

/** A node of a tree, this very one, in a context. */
record Spot(Node node, Context at) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Spot spot && node == spot.node && at.equals(spot.at);
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(node) + at.hashCode();
    }
}
