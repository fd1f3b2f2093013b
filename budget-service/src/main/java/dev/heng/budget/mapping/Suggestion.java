package dev.heng.budget.mapping;

import java.util.List;

/**
 * What a code of a source may mean.
 *
 * @param code a centre or a subject of the hospital
 * @param because what speaks for it, the strongest first
 * @param detail the strongest reason for a person
 */
public record Suggestion(String code, String name, List<Reason> because, String detail) {
    /** What speaks for a suggestion, the strongest first. */
    public enum Reason {
        /** A mapping rule gives it for the code, though perhaps for other days or other lines. */
        RULE,
        /** The newest recorded line of the source that names the code is recorded under it. */
        MAPPED_BEFORE,
        /** The codes are equal but for case, separators and leading zeros. */
        SAME_CODE,
        /** The memo of a line is its name. */
        SAME_NAME,
        /** One code is the other with something before or behind it. */
        AFFIX,
        /** The codes differ in one or two characters. */
        SIMILAR_CODE
    }
}
