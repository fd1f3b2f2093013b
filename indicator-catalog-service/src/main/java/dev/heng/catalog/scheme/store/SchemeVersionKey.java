package dev.heng.catalog.scheme.store;

/** Identifies a published version. */
record SchemeVersionKey(String scheme, int version) {}
