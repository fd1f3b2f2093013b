package dev.heng.budget.settlement;

/** What becomes of money that a year did not spend. */
public enum Treatment {
    /** It is budget of the next year (结转). */
    CARRY,
    /** It ends with the year (作废). */
    LAPSE,
    /** It is to be handed back to who gave it (收回): named in the account, and not carried. */
    RETURN
}
