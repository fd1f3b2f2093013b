package dev.heng.budget.settlement;

/** What becomes of money that is set aside at the end of a year. */
public enum ReservationTreatment {
    /** The reservation goes on in the next year, with its budget. */
    CARRY,
    /** The reservation is given back; its money is unspent money of the year. */
    RELEASE
}
