package dev.heng.catalog.scheme;

import org.jspecify.annotations.Nullable;

/**
 * Something that does not forbid publication but that whoever publishes should know.
 *
 * @param indicator the item concerned; null when it is the scheme itself
 */
public record Warning(
        String code,
        String detail,
        String detailZh,
        @Nullable String indicator) {}
