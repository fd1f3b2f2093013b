package dev.heng.catalog.shipped;

import java.util.Optional;

/** What was shipped in which state. */
public interface ShippedNotes {

    /** The digest of the document as it was shipped last; empty when it never was. */
    Optional<String> digest(ShippedKind kind, String code);

    void note(ShippedKind kind, String code, String digest);
}
