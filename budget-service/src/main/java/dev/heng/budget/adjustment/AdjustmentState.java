package dev.heng.budget.adjustment;

import java.util.EnumSet;
import java.util.Set;

/** Where an adjustment stands. */
public enum AdjustmentState {
    /** Being written; nothing is held. */
    DRAFT,
    /** Waits for its approval; what it takes is held. */
    SUBMITTED,
    /** The figures are adjusted; final. */
    APPROVED,
    /** Not approved; nothing is held any more. Writing it makes it a draft again. */
    RETURNED,
    /** Taken back by its submitter; as RETURNED. */
    WITHDRAWN;

    /** The states that may follow. */
    public Set<AdjustmentState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(DRAFT, SUBMITTED);
            case SUBMITTED -> EnumSet.of(APPROVED, RETURNED, WITHDRAWN);
            case RETURNED, WITHDRAWN -> EnumSet.of(DRAFT);
            case APPROVED -> EnumSet.noneOf(AdjustmentState.class);
        };
    }
}
