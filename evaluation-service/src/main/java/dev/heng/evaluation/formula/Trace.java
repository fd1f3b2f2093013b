package dev.heng.evaluation.formula;

import java.util.List;
import java.util.Optional;

/**
 * How a value came about: one evaluated node with what it was made of.
 *
 * @param operation what was done
 * @param code the subject, indicator or input of a leaf or reference
 * @param text the expression in the formula language
 * @param value what it gave here
 * @param context where, when and in which scenario; differs from the parent's where the expression moved or widened it
 * @param reading the figures behind a measure; empty for every other node and for a measure that cannot be read
 * @param children the evaluated parts, in the order of the formula; the branch not taken of an {@code if} and what a
 *     {@code coalesce} did not need were not evaluated and are not here
 * @param isAbridged whether the parts were left out because the same value is explained elsewhere in this trace and
 *     repeating it would make the trace too large
 */
public record Trace(
        Operation operation,
        Optional<String> code,
        String text,
        Value value,
        Context context,
        Optional<Reading> reading,
        List<Trace> children,
        boolean isAbridged) {

    public Trace {
        children = List.copyOf(children);
    }
}
