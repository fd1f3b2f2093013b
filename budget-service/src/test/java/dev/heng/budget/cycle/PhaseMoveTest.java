package dev.heng.budget.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.edge.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every phase and every phase that is wanted: allowed, or refused with its code. */
class PhaseMoveTest {
    /** A row for each present phase, a column for each wanted one, in the order of the phases. */
    private static final String TABLE = """
            START        none    forward refused refused refused refused refused refused
            FIRST_UP     back    none    forward refused refused refused refused refused
            FIRST_DOWN   refused back    none    forward refused refused refused refused
            SECOND_UP    refused refused back    none    forward refused refused refused
            SECOND_DOWN  refused refused refused back    none    forward refused refused
            EXECUTION    refused refused refused refused back    none    forward refused
            SETTLEMENT   refused refused refused refused refused back    none    forward
            CLOSED       closed  closed  closed  closed  closed  closed  closed  none
            """;

    @TestFactory
    Stream<DynamicTest> everyPhaseAndEveryMove() {
        return TABLE.lines().flatMap(line -> {
            String[] words = line.split(" +");
            Phase present = Phase.valueOf(words[0]);
            return Arrays.stream(Phase.values())
                    .map(wanted -> DynamicTest.dynamicTest(
                            present + " to " + wanted,
                            () -> check(
                                    present,
                                    wanted,
                                    words[List.of(Phase.values()).indexOf(wanted) + 1])));
        });
    }

    private static void check(Phase present, Phase wanted, String due) {
        switch (due) {
            case "none" -> bothWays(present, wanted, "NONE");
            case "forward" -> bothWays(present, wanted, "FORWARD");
            case "refused" -> bothWays(present, wanted, "PHASE_MOVE_REFUSED");
            case "closed" -> bothWays(present, wanted, "CYCLE_CLOSED");
            case "back" -> {
                assertEquals("BACK", judged(present, wanted, "once more"));
                assertEquals("INVALID_REQUEST", judged(present, wanted, null));
                assertEquals("INVALID_REQUEST", judged(present, wanted, "  "));
            }
            default -> throw new IllegalArgumentException(due);
        }
    }

    private static void bothWays(Phase present, Phase wanted, String due) {
        assertEquals(due, judged(present, wanted, null));
        assertEquals(due, judged(present, wanted, "a reason"));
    }

    private static String judged(Phase present, Phase wanted, @Nullable String reason) {
        try {
            return PhaseMove.judge(present, wanted, reason).name();
        } catch (ProblemException refused) {
            return refused.problem().name();
        }
    }
}
