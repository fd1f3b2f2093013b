package dev.heng.budget.ledger;

import java.math.BigDecimal;

/** The approved amount of a cell, in the unit of its subject. */
public record OriginalAmount(CellKey cell, BigDecimal amount) {}
