package dev.heng.catalog.shipped.store;

/** Identifies a shipped document. */
record ShippedDocumentKey(String kind, String code) {}
