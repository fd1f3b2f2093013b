package dev.heng.budget.cycle;

/** Where a budget cycle is (启动, 一上, 一下, 二上, 二下, 执行, 决算, 结束), in order. */
public enum Phase {
    /** Goals and rules are set, data packs go out. */
    START,
    /** Centres propose for the first time. */
    FIRST_UP,
    /** Owner departments review; control figures go down. */
    FIRST_DOWN,
    /** Centres propose within their control figures. */
    SECOND_UP,
    /** The budget is consolidated, approved, issued and decomposed. */
    SECOND_DOWN,
    /** The budget is in force. */
    EXECUTION,
    /** The final account is made. */
    SETTLEMENT,
    /** Nothing of the year changes any more. */
    CLOSED;

    boolean isBefore(Phase other) {
        return compareTo(other) < 0;
    }
}
