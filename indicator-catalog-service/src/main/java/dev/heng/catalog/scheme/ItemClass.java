package dev.heng.catalog.scheme;

/** The four classes of the article's table 6: 基本指标, 辅助指标, 修正指标, 否决指标. */
public enum ItemClass {
    BASIC,
    AUXILIARY,
    MODIFIER,
    VETO;

    /** True where an actual value is scored against a budget value. */
    public boolean isScored() {
        return this == BASIC || this == AUXILIARY;
    }
}
