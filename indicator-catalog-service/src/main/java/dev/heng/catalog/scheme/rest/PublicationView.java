package dev.heng.catalog.scheme.rest;

import dev.heng.catalog.scheme.SchemeVersion;
import dev.heng.catalog.scheme.Warning;
import java.time.Instant;
import java.util.List;

/** A published version without its document. */
public record PublicationView(
        String scheme, int version, String hash, List<Warning> warnings, Instant publishedAt, String publishedBy) {

    static PublicationView of(SchemeVersion version) {
        return new PublicationView(
                version.scheme(),
                version.version(),
                version.hash(),
                version.warnings(),
                version.publishedAt(),
                version.publishedBy());
    }
}
