package dev.heng.evaluation.scoring;

/** What an item does in a scheme. */
public enum IndicatorClass {
    /** 基本指标, summed in (1). */
    BASIC,
    /** 辅助指标, summed in (2). */
    AUXILIARY,
    /** 修正指标, rated 0..100, together the coefficient (4). */
    MODIFIER,
    /** 否决指标, each 1 or, when the event happened, 0. */
    VETO;

    /** Whether items of the class add points to the composite (3). */
    public boolean isComposed() {
        return this == BASIC || this == AUXILIARY;
    }
}
