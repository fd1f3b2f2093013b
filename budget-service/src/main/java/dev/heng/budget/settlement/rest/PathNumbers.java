package dev.heng.budget.settlement.rest;

import dev.heng.edge.ProblemException;
import java.util.regex.Pattern;

/** Numbers in paths, as the service counts them: from 1. */
final class PathNumbers {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private PathNumbers() {}

    /** @throws ProblemException 400 when it is none */
    static int of(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw ProblemException.invalid("?" + name, "INVALID_FORMAT", "Not a number.");
        }
        return Integer.parseInt(text);
    }
}
