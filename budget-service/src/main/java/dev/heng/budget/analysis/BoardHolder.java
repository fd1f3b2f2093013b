package dev.heng.budget.analysis;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose turn it is.
 *
 * @param kind what kind of person
 * @param centres the centres that these speak for; empty for the whole hospital
 */
public record BoardHolder(Kind kind, NavigableSet<String> centres) {
    /** Who acts next. */
    public enum Kind {
        /** The budget officer of a centre. */
        CENTRE,
        OWNER_DEPARTMENTS,
        BUDGET_OFFICE,
        COMMITTEE,
        /** Others whom a route of approval names. */
        APPROVERS,
        NOBODY
    }

    static final BoardHolder OFFICE = new BoardHolder(Kind.BUDGET_OFFICE, new TreeSet<>());
    static final BoardHolder NOBODY = new BoardHolder(Kind.NOBODY, new TreeSet<>());

    static BoardHolder centre(String code) {
        return new BoardHolder(Kind.CENTRE, new TreeSet<>(Set.of(code)));
    }

    /** @param centres of the route's step; empty when it names none */
    static BoardHolder approver(String role, NavigableSet<String> centres) {
        return switch (role) {
            case "BUDGET_OFFICER" -> new BoardHolder(Kind.CENTRE, centres);
            case "OWNER_DEPARTMENT" -> new BoardHolder(Kind.OWNER_DEPARTMENTS, centres);
            case "BUDGET_OFFICE" -> new BoardHolder(Kind.BUDGET_OFFICE, centres);
            case "COMMITTEE" -> new BoardHolder(Kind.COMMITTEE, centres);
            default -> new BoardHolder(Kind.APPROVERS, centres);
        };
    }
}
