package dev.heng.budget.approval.rest;

import dev.heng.edge.ProblemException;
import java.util.Arrays;

/** Query parameters that name one of several values. */
final class Constants {
    private Constants() {}

    /** @throws ProblemException 400 for a value that there is not */
    static <E extends Enum<E>> E of(String parameter, String value, E[] possible) {
        return Arrays.stream(possible)
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "?" + parameter, "UNKNOWN_VALUE", "Possible are " + Arrays.toString(possible) + "."));
    }
}
