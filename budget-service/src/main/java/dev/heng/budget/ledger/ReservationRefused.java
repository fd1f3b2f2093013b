package dev.heng.budget.ledger;

import java.util.List;

/** Some lines of a call about a reservation cannot be; nothing of the call was stored. */
public final class ReservationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<LineOutcome> lines;

    ReservationRefused(List<LineOutcome> lines) {
        super(lines.size() + " lines refused", null, false, false);
        this.lines = List.copyOf(lines);
    }

    /** The refused ones; for lack of money, all lines of the call. */
    public List<LineOutcome> lines() {
        return lines;
    }
}
