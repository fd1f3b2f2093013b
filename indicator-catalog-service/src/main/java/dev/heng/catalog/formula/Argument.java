package dev.heng.catalog.formula;

/** An argument as written; {@code name} is null for one by position. */
record Argument(Token name, Node value) {}
