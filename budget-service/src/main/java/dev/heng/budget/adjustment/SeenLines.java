package dev.heng.budget.adjustment;

import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Which lines of an adjustment the user sees: a budget-officer those of its centres and of those below them. */
@ApplicationScoped
public class SeenLines {
    private final VisibleCentres visible;

    SeenLines(VisibleCentres visible) {
        this.visible = visible;
    }

    /** The centres that the user sees; empty when every one. */
    public Optional<Set<String>> centres(String hospital) {
        return visible.of(hospital);
    }

    /** @throws ProblemException 404 when the user sees no line of it, as if it were not there */
    public void requireSome(Adjustment adjustment) {
        Optional<Set<String>> seen = visible.of(adjustment.hospital());
        if (seen.isPresent()
                && adjustment.definition().lines().stream()
                        .noneMatch(line -> seen.get().contains(line.cell().centre()))) {
            throw AdjustmentBook.unknown(adjustment.code());
        }
    }

    /** @throws ProblemException 403 when a line is of a centre that the user does not see */
    void requireAll(String hospital, AdjustmentDefinition definition) {
        Optional<Set<String>> seen = visible.of(hospital);
        definition
                .lines()
                .forEach(line -> VisibleCentres.require(seen, line.cell().centre()));
    }
}
