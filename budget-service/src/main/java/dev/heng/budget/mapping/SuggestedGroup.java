package dev.heng.budget.mapping;

import dev.heng.budget.ledger.SuspenseGroup;
import java.util.List;

/**
 * A group of open lines in suspense and what its unknown codes may mean, the best first.
 *
 * @param centres empty unless the group waits for its centre or its subject and the centre is unknown
 * @param subjects likewise
 */
public record SuggestedGroup(SuspenseGroup group, List<Suggestion> centres, List<Suggestion> subjects) {}
