package dev.heng.evaluation.formula;

/** Which centres around the context's centre are meant. */
public enum Space {
    /** The centre and all its descendants: what a bare measure means. */
    SUBTREE,
    /** The centre alone. */
    OWN,
    /** All descendants without the centre itself. */
    DESCENDANTS
}
