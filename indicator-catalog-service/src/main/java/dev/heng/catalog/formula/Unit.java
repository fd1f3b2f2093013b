package dev.heng.catalog.formula;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The unit of a value: base units with their powers. PERCENT, TIMES and POINT are three ways to show a number without dimension,
 * so they calculate alike.
 *
 * @param powers the base units, none for a number without dimension
 * @param points shown as points rather than times; only without dimension
 */
record Unit(Kind kind, SortedMap<String, Integer> powers, boolean points) {

    /** How much is known. What is not {@code KNOWN} fits every unit; of two the greater wins. */
    enum Kind {
        KNOWN,
        /** The literal 0. */
        ZERO,
        /** A rating or survey: its unit is that of what people were asked. */
        RATING,
        /** Already complained about, or no chart was given. */
        UNKNOWN
    }

    static final Unit NUMBER = known(new TreeMap<>(), false);
    static final Unit ZERO = new Unit(Kind.ZERO, Collections.emptySortedMap(), false);
    static final Unit RATING = new Unit(Kind.RATING, Collections.emptySortedMap(), false);
    static final Unit UNKNOWN = new Unit(Kind.UNKNOWN, Collections.emptySortedMap(), false);

    private static final String TIMES = "TIMES";
    private static final String POINT = "POINT";
    private static final Set<String> DIMENSIONLESS = Set.of("PERCENT", TIMES, POINT);
    private static final Set<String> BASE =
            Set.of("MONEY", "VISIT", "BED_DAY", "PERSON", "HOUR", "CASE", "BED", "ITEM", "DAY");
    private static final Pattern FACTOR = Pattern.compile("([*/]?)(1|[A-Z][A-Z_]*)(?:\\^([1-9][0-9]?))?");
    private static final int LENGTH_MAX = 64;
    private static final int POWER_MAX = 10_000;

    /** Of {@code days()}; stands here because it needs the sets above. */
    static final Unit DAY = of("DAY");

    private static Unit known(SortedMap<String, Integer> powers, boolean points) {
        return new Unit(Kind.KNOWN, Collections.unmodifiableSortedMap(powers), points && powers.isEmpty());
    }

    /** The unit of a subject; POINT counts without dimension, any other word is a base unit. */
    static Unit of(String base) {
        if (DIMENSIONLESS.contains(base)) {
            return known(new TreeMap<>(), base.equals(POINT));
        }
        return known(new TreeMap<>(Map.of(base, 1)), false);
    }

    /** Reads a declared unit such as PERCENT, MONEY/HOUR or MONEY*DAY/PERSON; empty when it names something unknown. */
    static Optional<Unit> parse(String declared) {
        if (declared.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Unit unit = null;
        int at = 0;
        Matcher factor = FACTOR.matcher(declared);
        while (at < declared.length()) {
            if (!factor.find(at)
                    || factor.start() != at
                    || (unit == null) != factor.group(1).isEmpty()) {
                return Optional.empty();
            }
            String name = factor.group(2);
            if (!name.equals("1") && !BASE.contains(name) && !DIMENSIONLESS.contains(name)) {
                return Optional.empty();
            }
            Unit part = name.equals("1")
                    ? NUMBER
                    : of(name).power(factor.group(3) == null ? 1 : Integer.parseInt(factor.group(3)));
            unit = unit == null ? part : factor.group(1).equals("/") ? unit.divide(part) : unit.multiply(part);
            at = factor.end();
        }
        return Optional.ofNullable(unit);
    }

    boolean isKnown() {
        return kind == Kind.KNOWN;
    }

    /** True when the two may be added, compared or stand for one another. */
    boolean fits(Unit other) {
        return !isKnown() || !other.isKnown() || powers.equals(other.powers);
    }

    /** The unit of a sum or a choice of two that fit. */
    Unit join(Unit other) {
        if (isKnown() != other.isKnown()) {
            return isKnown() ? this : other;
        }
        if (!isKnown()) {
            return vaguer(other);
        }
        return known(powers, points && other.points);
    }

    Unit multiply(Unit other) {
        return combine(other, 1, points || other.points);
    }

    Unit divide(Unit other) {
        return combine(other, -1, points && !other.points);
    }

    private Unit combine(Unit other, int sign, boolean inPoints) {
        if (!isKnown() || !other.isKnown()) {
            return vaguer(other);
        }
        SortedMap<String, Integer> product = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> product.merge(base, sign * power, Unit::add));
        product.values().removeIf(power -> power == 0);
        return known(product, inPoints);
    }

    Unit power(int exponent) {
        if (!isKnown()) {
            return this;
        }
        SortedMap<String, Integer> raised = new TreeMap<>();
        powers.forEach((base, power) -> raised.put(base, bounded((long) power * exponent)));
        raised.values().removeIf(power -> power == 0);
        return known(raised, points && exponent == 1);
    }

    private static Integer add(int a, int b) {
        return bounded((long) a + b);
    }

    /** Powers without sense must not overflow into ones with sense. */
    private static int bounded(long power) {
        return Math.clamp(power, -POWER_MAX, POWER_MAX);
    }

    private Unit vaguer(Unit other) {
        return kind.compareTo(other.kind) >= 0 ? this : other;
    }

    /** As clients see it; null when it is not known. */
    @Nullable String text() {
        return switch (kind) {
            case UNKNOWN -> null;
            case RATING -> POINT;
            case ZERO -> TIMES;
            case KNOWN -> powers.isEmpty() ? (points ? POINT : TIMES) : quotient();
        };
    }

    private String quotient() {
        StringBuilder over = new StringBuilder();
        StringBuilder under = new StringBuilder();
        powers.forEach((base, power) -> {
            if (power > 0) {
                over.append(over.isEmpty() ? "" : "*").append(base).append(raised(power));
            } else {
                under.append('/').append(base).append(raised(-power));
            }
        });
        return (over.isEmpty() ? "1" : over) + under.toString();
    }

    private static String raised(int power) {
        return power == 1 ? "" : "^" + power;
    }
}
