package dev.heng.budget.organisation;

/** What a responsibility centre answers for: 投资中心, 收入中心, 成本中心 (the hospital, clinical departments, offices). */
public enum CentreType {
    INVESTMENT,
    REVENUE,
    COST
}
