package dev.heng.edge;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer into the body (RFC 6901), or the name of the parameter with a leading {@code ?}
 * @param code stable code of the rule that is broken, such as {@code REQUIRED}
 * @param detail a sentence for a person
 */
public record Violation(String pointer, String code, String detail) {}
