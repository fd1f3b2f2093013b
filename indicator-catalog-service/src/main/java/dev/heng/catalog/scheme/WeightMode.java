package dev.heng.catalog.scheme;

/** What the printed weights of a class mean when they do not add to 100. */
public enum WeightMode {
    /** Each is divided by the sum of its class. */
    NORMALISE,
    /** Such a scheme is refused. */
    STRICT,
    /** They are used as printed. */
    RAW
}
