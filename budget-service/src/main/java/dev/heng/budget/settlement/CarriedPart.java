package dev.heng.budget.settlement;

import java.math.BigDecimal;

/** Money by the year in whose budget it was first. */
public record CarriedPart(int year, BigDecimal amount) {}
