package dev.heng.evaluation.budgetfacts;

import java.util.List;
import java.util.Set;

/**
 * What a batch of events changed. Fired inside the transaction that changed it.
 *
 * @param figures places whose figures changed, each once
 * @param reshaped hospitals whose tree or chart changed, or that are new
 * @param closings months that were closed or opened again
 */
public record FactsChanged(Set<Figures> figures, Set<String> reshaped, List<Closing> closings) {
    public FactsChanged {
        figures = Set.copyOf(figures);
        reshaped = Set.copyOf(reshaped);
        closings = List.copyOf(closings);
    }

    /**
     * The figures of a centre in a month.
     *
     * @param month yyyymm
     * @param isStockAppearing whether a balance came into being or vanished: from its first balance on a centre is expected to have one,
     *     so every later period is concerned
     */
    public record Figures(String hospital, String centre, int month, boolean isStockAppearing) {}

    /**
     * A month of a hospital.
     *
     * @param month yyyymm
     */
    public record Closing(String hospital, int month) {}

    public boolean isEmpty() {
        return figures.isEmpty() && reshaped.isEmpty() && closings.isEmpty();
    }
}
