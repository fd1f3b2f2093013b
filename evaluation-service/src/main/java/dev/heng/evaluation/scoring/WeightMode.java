package dev.heng.evaluation.scoring;

/** How printed weights become shares of their class. */
public enum WeightMode {
    /** Divided by the sum of the printed weights of the class: the default. */
    NORMALISE,
    /** Refused unless the printed weights of the class add to 100. */
    STRICT,
    /** As printed, in percent, whatever they add to. */
    RAW
}
