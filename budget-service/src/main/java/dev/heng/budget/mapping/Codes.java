package dev.heng.budget.mapping;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Codes of a budget line; null where nothing is said. */
public record Codes(
        @Nullable String centre,
        @Nullable String subject,
        @Nullable String fund,
        @Nullable String project) {
    boolean isEmpty() {
        return Stream.of(centre, subject, fund, project).allMatch(Objects::isNull);
    }
}
