package dev.heng.budget.ledger;

import java.util.List;

/**
 * What would become of lines if they were posted now.
 *
 * @param result as of posting them; its sequence means nothing
 * @param limits for each line, in the order of the call, the limits that have a say about it, the narrowest first
 */
public record Availability(ExecutionResult result, List<List<LimitState>> limits) {}
