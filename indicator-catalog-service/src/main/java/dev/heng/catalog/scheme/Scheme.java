package dev.heng.catalog.scheme;

/**
 * A scheme of the catalogue.
 *
 * @param version counts the changes of the draft from 1
 */
public record Scheme(String code, long version, SchemeDraft draft) {}
