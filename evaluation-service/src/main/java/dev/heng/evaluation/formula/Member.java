package dev.heng.evaluation.formula;

import java.util.Locale;

/** The members a node of the compiled form may have besides {@code op}. */
public enum Member {
    VALUE,
    CODE,
    ARGS,
    N,
    EXPONENT,
    DIGITS,
    BASIS;

    /** As written in the compiled form. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The member of that name.
     *
     * @throws FormulaRefused when the compiled form has no such member
     */
    public static Member named(String id) {
        for (Member member : values()) {
            if (member.id().equals(id)) {
                return member;
            }
        }
        throw new FormulaRefused("unknown member of a compiled formula: " + id);
    }
}
