package dev.heng.budget.forecast;

import java.time.Instant;

/** A rule by which a budget follows a volume, as it stands. */
public record FlexRule(String code, FlexRuleDefinition definition, long version, String changedBy, Instant changedAt) {}
