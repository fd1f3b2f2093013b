package dev.heng.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the rows, in a fixed order
 * @param next what to send as {@code after} for the following page; null on the last
 */
public record Page<T>(
        List<T> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next) {
    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 1_000;
    private static final String SEPARATOR = "\u0001";

    /** What a caller asked for: how many rows, and the key parts of the last row it has (empty at the start). */
    public record Request(int limit, List<String> after) {
        /** True when the list is read from its start. */
        public boolean isFirst() {
            return after.isEmpty();
        }

        /**
         * A part of the key that is a whole number.
         *
         * @throws ProblemException 400 when it is none: then this list did not give the cursor out
         */
        public int whole(int part) {
            return (int) longWhole(part, Integer.MAX_VALUE);
        }

        /** As {@link #whole}, for larger numbers. */
        public long longWhole(int part) {
            return longWhole(part, Long.MAX_VALUE);
        }

        private long longWhole(int part, long most) {
            try {
                long value = Long.parseLong(after.get(part));
                if (value >= 0 && value <= most) {
                    return value;
                }
            } catch (NumberFormatException notWhole) {
                // answered below
            }
            throw invalidCursor();
        }
    }

    /**
     * Reads {@code ?limit=&after=}.
     *
     * @param keyParts how many parts the key of a row has
     * @throws ProblemException 400 when the limit is not in 1..1000 or the cursor was not given out by this list
     */
    public static Request request(@Nullable Integer limit, @Nullable String after, int keyParts) {
        int rows = limit == null ? LIMIT_DEFAULT : limit;
        if (rows < 1 || rows > LIMIT_MAX) {
            throw ProblemException.invalid(
                    "?limit", "OUT_OF_RANGE", "limit is a whole number from 1 to " + LIMIT_MAX + ".");
        }
        if (after == null || after.isEmpty()) {
            return new Request(rows, List.of());
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            List<String> key = List.of(decoded.split(SEPARATOR, -1));
            if (key.size() == keyParts && decoded.chars().noneMatch(c -> c == 0)) {
                return new Request(rows, key);
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like every other cursor that this list did not give out
        }
        throw invalidCursor();
    }

    private static ProblemException invalidCursor() {
        return ProblemException.invalid("?after", "INVALID_CURSOR", "The cursor is not one that this list gave out.");
    }

    /**
     * A page of a list that is short enough to be read whole.
     *
     * @throws ProblemException 400 when no row has the cursor's key
     */
    public static <T> Page<T> cut(List<T> all, Request request, Function<T, List<String>> key) {
        if (request.isFirst()) {
            return of(all, request, key);
        }
        for (int i = 0; i < all.size(); i++) {
            if (key.apply(all.get(i)).equals(request.after())) {
                return of(all.subList(i + 1, all.size()), request, key);
            }
        }
        throw invalidCursor();
    }

    /** A page of rows read with one row more than asked for, which tells whether there is a following page. */
    public static <T> Page<T> of(List<T> rows, Request request, Function<T, List<String>> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        String last = String.join(SEPARATOR, key.apply(items.getLast()));
        return new Page<>(
                items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }
}
