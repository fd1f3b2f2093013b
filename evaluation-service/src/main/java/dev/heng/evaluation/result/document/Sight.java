package dev.heng.evaluation.result.document;

import java.util.Optional;
import java.util.Set;

/**
 * Which centres a reader may see.
 *
 * @param centres empty when it may see all
 */
public record Sight(Optional<Set<String>> centres) {
    boolean sees(String centre) {
        return centres.isEmpty() || centres.get().contains(centre);
    }
}
