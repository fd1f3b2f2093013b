package dev.heng.catalog.scheme.rest;

import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.scheme.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A scheme in a list.
 *
 * @param newestVersion the newest published version, null when none is published
 */
public record SchemeSummaryView(
        String scheme,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        CentreType centreType,
        String chart,
        long version,
        @Schema(nullable = true) @Nullable Integer newestVersion) {

    static SchemeSummaryView of(Scheme scheme, @Nullable Integer newestVersion) {
        return new SchemeSummaryView(
                scheme.code(),
                scheme.draft().name(),
                scheme.draft().nameEn(),
                scheme.draft().centreType(),
                scheme.draft().chart(),
                scheme.version(),
                newestVersion);
    }
}
