package dev.heng.budget.adjustment;

/** What an adjustment is for. */
public enum AdjustmentType {
    /** More budget (追加): every amount is above 0. */
    SUPPLEMENT,
    /** Less budget (调减): every amount is below 0. */
    REDUCTION,
    /** From lines to others, in the same or other centres and months (调剂): nothing is added to the whole. */
    TRANSFER,
    /** Budget for a project that had none (新增项目), new or out of other lines. */
    NEW_PROJECT
}
