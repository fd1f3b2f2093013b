package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.List;

/** The answer to a question for the balance of a stock over some centres at the end of a month. */
public sealed interface Balance {

    /** The exact sum over the centres that have ever had this stock. */
    record Known(BigDecimal amount) implements Balance {}

    /**
     * No complete balance.
     *
     * @param centres the centres that once had this stock and have none in the month, in code order; empty when no
     *     centre ever had it
     */
    record Absent(List<String> centres) implements Balance {
        public Absent {
            centres = List.copyOf(centres);
        }
    }
}
