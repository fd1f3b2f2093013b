package dev.heng.catalog.formula;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The formulas of a set of indicators and of all that they reach.
 *
 * @param formulas by indicator code; those with errors are left out
 * @param problems by indicator code, errors and warnings; only indicators that have some
 */
public record Compilation(SortedMap<String, CompiledFormula> formulas, SortedMap<String, List<Problem>> problems) {

    public Compilation {
        formulas = Collections.unmodifiableSortedMap(new TreeMap<>(formulas));
        problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    }

    /** True when nothing forbids publication. */
    public boolean isValid() {
        return problems.values().stream().flatMap(List::stream).noneMatch(Problem::isError);
    }
}
