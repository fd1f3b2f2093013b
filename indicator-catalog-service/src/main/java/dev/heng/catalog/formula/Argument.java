package dev.heng.catalog.formula;

import org.jspecify.annotations.Nullable;

/** An argument as written; {@code name} is null for one by position. */
record Argument(@Nullable Token name, Node value) {}
