package dev.heng.budget.preparation;

/** How the months of a line came about. */
public enum PhasingUsed {
    /** Each month was given. */
    HAND,
    EVEN,
    WEIGHTS,
    /** As the centre executed the subject in the last complete year that has figures. */
    SEASON_CENTRE,
    /** As the whole hospital executed it: the centre itself has no figures. */
    SEASON_HOSPITAL,
    /** Evenly: nobody executed the subject before. */
    SEASON_EVEN,
    /** A balance is the same in every month. */
    BALANCE
}
