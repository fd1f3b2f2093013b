package dev.heng.budget.control;

/** What shares one limit of a rule (控制级别), from the narrowest to the widest; the order is that of judging and locking. */
public enum ControlLevel {
    /** Each budget line: centre, subject, fund and project. */
    LINE,
    /** In each centre the lines under one parent subject. */
    SUBJECT,
    /** All lines of a centre that the rule counts. */
    CENTRE,
    /** All lines that the rule counts of the subjects that one department answers for (归口), in every centre. */
    OWNER,
    /** All lines that the rule counts, of the centres below the one it names. */
    POOL,
    /** All lines of the hospital that the rule counts. */
    HOSPITAL
}
