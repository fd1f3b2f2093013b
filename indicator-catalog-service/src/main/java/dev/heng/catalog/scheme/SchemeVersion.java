package dev.heng.catalog.scheme;

import java.time.Instant;
import java.util.List;

/**
 * A published version.
 *
 * @param hash of the document without hash, warnings, publishedAt, publishedBy
 * @param chartVersion the state of the chart that it was compiled against
 * @param document the JSON that is answered, byte for byte
 */
public record SchemeVersion(
        String scheme,
        int version,
        String hash,
        long chartVersion,
        String chartMeaningHash,
        String document,
        List<Warning> warnings,
        Instant publishedAt,
        String publishedBy) {

    public SchemeVersion {
        warnings = List.copyOf(warnings);
    }
}
