package dev.heng.budget.control;

/** Over which time a limit is summed (控制依据). */
public enum ControlBasis {
    MONTH,
    /** From January to the month, and to every later month of the year. */
    YEAR_TO_DATE,
    YEAR,
    /** All years of a project; lines without a project are not counted. */
    PROJECT
}
