package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** What a node of a formula evaluates to. */
public sealed interface Value {

    /** A number, never rounded for show. */
    @SuppressWarnings("JavaLangClash") // a formula calls it so; other types write Value.Number
    record Number(BigDecimal value) implements Value {
        public Number {
            Objects.requireNonNull(value, "value");
        }
    }

    /** The outcome of a condition; conditions never mix with numbers. */
    record Truth(boolean holds) implements Value {}

    /** Not known, with everything that would have to be supplied, each reason once and in the order of the tree. */
    record Missing(List<Reason> reasons) implements Value {
        public Missing {
            reasons = List.copyOf(new LinkedHashSet<>(reasons));
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a missing value names what is missing");
            }
        }
    }

    /** Known to have no value, however complete the figures are. */
    record Undefined(Reason reason) implements Value {
        public Undefined {
            Objects.requireNonNull(reason, "reason");
        }
    }

    static Value number(BigDecimal value) {
        return new Number(value);
    }

    static Value missing(Reason reason) {
        return new Missing(List.of(reason));
    }

    /** Whether there is a number or a truth. */
    default boolean isKnown() {
        return this instanceof Number || this instanceof Truth;
    }

    /** The reasons of a missing or undefined value; none for a known one. */
    default List<Reason> reasons() {
        return switch (this) {
            case Number _, Truth _ -> List.of();
            case Missing(List<Reason> reasons) -> reasons;
            case Undefined(Reason reason) -> List.of(reason);
        };
    }
}
