package dev.heng.budget.mapping;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Codes of a budget line; null where nothing is said. */
public record Codes(
        @Nullable String centre,
        @Nullable String subject,
        @Nullable String fund,
        @Nullable String project) {
    /** By centre, subject, fund and project; what is not said comes first. */
    static final Comparator<Codes> IN_ORDER = order(Codes::centre)
            .thenComparing(order(Codes::subject))
            .thenComparing(order(Codes::fund))
            .thenComparing(order(Codes::project));

    static final Codes NONE = new Codes(null, null, null, null);

    private static Comparator<Codes> order(Function<Codes, @Nullable String> code) {
        return Comparator.comparing(codes -> Objects.requireNonNullElse(code.apply(codes), ""));
    }

    /** Each code that one of some places gives. */
    static Codes given(List<Codes> places) {
        return new Codes(
                first(places, Codes::centre),
                first(places, Codes::subject),
                first(places, Codes::fund),
                first(places, Codes::project));
    }

    private static @Nullable String first(List<Codes> places, Function<Codes, @Nullable String> code) {
        for (Codes place : places) {
            String given = code.apply(place);
            if (given != null) {
                return given;
            }
        }
        return null;
    }

    boolean isEmpty() {
        return Stream.of(centre, subject, fund, project).allMatch(Objects::isNull);
    }
}
