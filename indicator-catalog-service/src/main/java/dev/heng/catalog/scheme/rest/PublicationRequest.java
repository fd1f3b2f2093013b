package dev.heng.catalog.scheme.rest;

/** Publication takes no settings: an object without members, or no body at all. */
public record PublicationRequest() {}
