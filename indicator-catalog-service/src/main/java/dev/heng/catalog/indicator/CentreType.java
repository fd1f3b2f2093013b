package dev.heng.catalog.indicator;

/** The responsibility centres of the article: 投资中心 (the hospital), 收入中心, 成本费用中心. */
public enum CentreType {
    INVESTMENT,
    REVENUE,
    COST
}
