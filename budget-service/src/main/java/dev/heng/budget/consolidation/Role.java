package dev.heng.budget.consolidation;

/** What rules and statements call subjects by; which they are stands beside the chart ({@code hospital-standard.roles.properties}). */
public enum Role {
    MEMO,
    INCOME,
    MEDICAL_INCOME,
    FISCAL_BASIC_INCOME,
    FISCAL_PROJECT_INCOME,
    SCIENCE_INCOME,
    OTHER_INCOME,
    EXPENSE,
    MEDICAL_EXPENSE,
    MANAGEMENT_EXPENSE,
    FISCAL_PROJECT_EXPENSE,
    SCIENCE_EXPENSE,
    OTHER_EXPENSE,
    PERSONNEL,
    DRUGS,
    CONSUMABLES,
    DEPRECIATION,
    AMORTISATION,
    /** Set aside and not paid yet. */
    PROVISIONS,
    OTHER_COST,
    RISK_FUND,
    CAPITAL,
    FINANCING,
    VOLUME,
    ASSETS,
    LIABILITIES
}
