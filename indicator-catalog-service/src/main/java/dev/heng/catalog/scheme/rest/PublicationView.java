package dev.heng.catalog.scheme.rest;

import dev.heng.catalog.scheme.SchemeVersion;
import dev.heng.catalog.scheme.Warning;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published version without its document. */
public record PublicationView(
        String scheme, int version, String hash, List<WarningView> warnings, Instant publishedAt, String publishedBy) {

    /** Something that does not forbid publication but that whoever publishes should know. */
    @Schema(name = "Warning")
    public record WarningView(
            @Schema(description = "Stable", examples = "LOWER_WITH_RATIO")
            String code,

            String detail,
            String detailZh,

            @Schema(nullable = true, description = "The item concerned; null when it is the scheme itself") @Nullable String indicator) {
        static WarningView of(Warning warning) {
            return new WarningView(warning.code(), warning.detail(), warning.detailZh(), warning.indicator());
        }
    }

    static PublicationView of(SchemeVersion version) {
        return new PublicationView(
                version.scheme(),
                version.version(),
                version.hash(),
                version.warnings().stream().map(WarningView::of).toList(),
                version.publishedAt(),
                version.publishedBy());
    }
}
