package dev.heng.evaluation.scoring;

/** What happens to an item that is missing or not scorable. */
public enum MissingPolicy {
    /** The scorecard stays incomplete. */
    REQUIRED,
    /** Its weight goes to the rest of the class, as long as at least 80 % of the class is left. */
    REDISTRIBUTE,
    /** Zero points; the item still says that it is missing. */
    ZERO,
    /** A missing actual is taken from the period before; anything else stays as it is. */
    CARRY_FORWARD,
    /** With evidence the item leaves its class, however much of the class that is. */
    EXEMPT
}
