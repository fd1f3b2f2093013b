package dev.heng.edge;

/** A kind of refusal. Enums implement it: {@link EdgeProblem} and one of each service; a new kind is one line there. */
public interface Problem {
    /** The stable code on which clients act, such as {@code NOT_FOUND}. */
    String name();

    /** The HTTP status of the answer. */
    int status();

    /** A short English sentence that is the same for every occurrence. */
    String title();
}
