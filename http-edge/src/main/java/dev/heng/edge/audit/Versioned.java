package dev.heng.edge.audit;

/** The result of a write that left a document; its record names the version. */
public interface Versioned {
    /** The version of the document as it stands. */
    long version();
}
