package dev.heng.budget.ledger;

import java.util.List;

/** Some amounts of a call cannot be set; none was. */
public final class CellsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Why one amount cannot be set.
     *
     * @param index position in the call, from 0
     * @param code UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, or BUDGET_BELOW_USED: the subject is STRICT and more is used already
     */
    public record Flaw(int index, String code) {}

    private final transient List<Flaw> flaws;

    CellsRefused(List<Flaw> flaws) {
        super(flaws.size() + " amounts cannot be set", null, false, false);
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
