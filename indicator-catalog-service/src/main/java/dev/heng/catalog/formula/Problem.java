package dev.heng.catalog.formula;

/**
 * One thing that is wrong with a formula.
 *
 * @param start offset of the first character concerned, from 0
 * @param end offset behind the last character concerned; equal to {@code start} when a thing is missing there
 * @param message for people, English
 * @param messageZh for people, Chinese
 */
public record Problem(ProblemCode code, Severity severity, int start, int end, String message, String messageZh) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
