package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Everything the walker may ask about a hospital.
 *
 * <p>Every question is put with the context it is asked in, which is a value and a good key: whoever evaluates many
 * indicators or centres loads the cells of a read set once and answers from memory. The answers must be those of one
 * consistent state for as long as a {@link Walker} uses them. Questions come only for {@link Scenario#isRecorded()
 * recorded} scenarios, except {@link #parent} and {@link #children}.
 */
public interface Figures {

    /** Whether the subject is a flow or a stock; empty when the hospital's chart does not have it. */
    Optional<Nature> nature(String subject);

    /**
     * The exact sum of a flow over the context's centres and months, all funds and projects, the subject's child
     * subjects included; empty when there is not a single figure.
     */
    Optional<BigDecimal> flow(String subject, Context at);

    /** Whether the context's centres have any figure of its scenario, of whatever subject, in its months. */
    boolean hasAnyFigure(Context at);

    /** Whether every month of the window is closed. */
    boolean isClosed(Window window);

    /**
     * The balance of a stock over the context's centres at the end of the context's last month; only a balance of that
     * very month counts.
     */
    Balance balance(String subject, Context at);

    /** The centre's parent on the last day of the context's window; empty for a root. */
    Optional<String> parent(Context at);

    /** The centre's direct children on the last day of the context's window, in code order; empty for a leaf. */
    List<String> children(Context at);

    /**
     * What was entered for this centre itself and exactly this period: in ACTUAL the actual, else the rating; in BUDGET
     * the target.
     */
    Optional<BigDecimal> input(String code, Context at);

    /** How many events of this kind the context's centres had in its months; empty when they are not counted. */
    Optional<BigDecimal> events(String code, Context at);
}
