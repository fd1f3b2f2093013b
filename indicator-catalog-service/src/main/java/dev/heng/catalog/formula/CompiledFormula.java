package dev.heng.catalog.formula;

import org.jspecify.annotations.Nullable;

/**
 * A formula without errors, ready to be published.
 *
 * @param text the canonical text; it gives the same tree again
 * @param tree the canonical JSON of the tree
 * @param hash SHA-256 of the tree's UTF-8 bytes, lower-case hexadecimal
 * @param unit the declared unit, else the derived one; null when neither is known
 */
public record CompiledFormula(
        String code,
        String text,
        String tree,
        String hash,
        @Nullable String unit,
        ReadSet readSet) {}
