package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complexity is bounded, exactly where it is said to be. */
class LimitsTest {

    /** A chain of operators is as deep as it is long. */
    static final int DEPTH_OF_ANY_TREE = Limits.NODES + Limits.DEPTH;

    private static List<ProblemCode> codes(String text) {
        return FormulaCompiler.check(Definition.tried(text), Definitions.none(), Charts.hospital()).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void tenThousandBracketsAreACodedProblem() {
        assertEquals(List.of(ProblemCode.TOO_LONG), codes("(".repeat(10_000)));
        assertEquals(List.of(ProblemCode.TOO_LONG), codes("(".repeat(10_000) + "1" + ")".repeat(10_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "abs(", "if 1 < 2 then ", "if 1 < 2 then 1 else ", "1 + (", "-(", "prior(n: ", "(1, "})
    void nestingAsDeepAsTheTextAllowsIsACodedProblem(String opening) {
        assertTrue(codes(opening.repeat(2000 / opening.length())).contains(ProblemCode.TOO_DEEP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-", "not ", "- not ", "2 ^ ", "1 < ", "+", "* ", ")", ",", "then ", "医", "\"", "1 ", "a:", "==", "=",
                "<", "^", "^-", "^100", "!="
            })
    void repetitionWithoutNestingEndsToo(String repeated) {
        String text = repeated.repeat(2000 / repeated.length());
        List<ProblemCode> codes = codes(text);

        assertTrue(!codes.isEmpty() && codes.size() <= 100, codes::toString);
        assertTrue(depth(text) <= DEPTH_OF_ANY_TREE, "the checks go down by recursion");
    }

    /** How deep the tree is that the checks of a text walk, with what was not understood. */
    static int depth(String text) {
        int depth = 0;
        for (List<Node> level = List.of(Parsed.of(text).root()); !level.isEmpty(); depth++) {
            level = level.stream().flatMap(node -> node.children().stream()).toList();
        }
        return depth;
    }

    @Test
    void aCodeHasAsManyCharactersAsTheContractAllowsBareAndInQuotes() {
        String longest = "A".repeat(Codes.LENGTH_MAX);
        assertEquals(List.of(ProblemCode.UNKNOWN_MEASURE), codes(longest));
        assertEquals(List.of(ProblemCode.UNKNOWN_MEASURE), codes('"' + longest + '"'));
        assertEquals(List.of(ProblemCode.SYNTAX), codes(longest + "A"));
        assertEquals(List.of(ProblemCode.SYNTAX), codes('"' + longest + "A\""));
        assertEquals(List.of(ProblemCode.SYNTAX), codes("\"\""));
        assertEquals(List.of(ProblemCode.SYNTAX), codes("\"A"));
    }

    @Test
    void thirtyTwoLevelsAreAllowedAndOneMoreIsNot() {
        assertEquals(List.of(), codes("(".repeat(31) + "1" + ")".repeat(31)));
        assertEquals(List.of(ProblemCode.TOO_DEEP), codes("(".repeat(32) + "1" + ")".repeat(32)));
    }

    @Test
    void twoThousandCharactersAreAllowedAndOneMoreIsNot() {
        assertEquals(List.of(), codes("1" + " ".repeat(1999)));
        assertEquals(List.of(ProblemCode.TOO_LONG), codes("1" + " ".repeat(2000)));
    }

    @Test
    void twoHundredFiftySixNodesAreAllowedAndOneMoreIsNot() {
        assertEquals(List.of(), codes("1" + "+1".repeat(126) + "+-1"));
        assertEquals(List.of(ProblemCode.TOO_MANY_NODES), codes("1" + "+1".repeat(128)));
    }

    @Test
    void aLongSumIsNotDeep() {
        assertEquals(List.of(), codes("REV_MED" + " + REV_OTH".repeat(100)));
    }
}
