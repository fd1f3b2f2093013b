package dev.heng.budget.ledger;

import java.util.List;

/**
 * What one call of a source brings.
 *
 * @param batch the source's name for the call, kept for the trail
 * @param actor the signed-in user or client
 * @param poster whether the actor may post into softly closed months
 */
public record Execution(
        String hospital, String source, String batch, String actor, Poster poster, List<ExecutionLine> lines) {}
