package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is made of a formula: the compiler ends with problems that have a code, a place and a text, and throws nothing. */
class FormulaFuzzTest {

    private static final Chart CHART = Charts.hospital();
    /** Not a measure of speed: a compiler that hangs must fail the test instead of the build. */
    private static final Duration FOR_EVER = Duration.ofSeconds(60);

    private static final int LONG = 1_000_000;

    private static final List<String> HOSTILE = List.of(
            "\"",
            "\"\"",
            "“",
            "'",
            "(",
            ")",
            "((((((((((((((((((((((((((((((((((((((((",
            "----------------",
            "not not not ",
            "if ",
            " then ",
            " else ",
            ",,",
            ":",
            "%%",
            "^",
            "^-1",
            "^99999999999999999999",
            "1e999999999",
            "0x1F",
            ".5",
            "5.",
            "9".repeat(34),
            "9".repeat(35),
            "0." + "0".repeat(40) + "1",
            "/ 0",
            "prior(REV_MED, 2147483648)",
            "prior(REV_MED, n: 40)",
            "round(REV_MED, -1)",
            "each_child(REV_MED)",
            "mean_of(",
            "ind(X)",
            "ind(ind(X))",
            "input(",
            "growth(REV_MED, ",
            "\u0000",
            "\ud800",
            "\udc00",
            "\ud842\udfb7",
            "\u200b",
            "\u202e",
            "\u0301",
            "\ufeff",
            "１２",
            "医疗收入",
            "（",
            "，",
            "\r",
            "\n",
            "\u2028",
            "a".repeat(65),
            "_",
            "$",
            "&&",
            "||",
            "<>",
            "==",
            "≠");

    @Provide
    Arbitrary<String> formulas() {
        return ValidFormulas.trees().map(FormulaPrinter::print).filter(text -> text.length() <= Limits.CHARACTERS);
    }

    @Property
    void aDamagedFormulaIsRefusedWithCodes(
            @ForAll("formulas") String formula, @ForAll @IntRange(min = 1, max = 6) int damages, @ForAll long seed) {
        Random random = new Random(seed);
        String text = formula;
        for (int i = 0; i < damages; i++) {
            text = damaged(text, random);
        }
        judge(text);
    }

    @Property
    void anyTextIsRefusedWithCodes(@ForAll String text) {
        judge(text);
    }

    @Property
    void anyBytesReadAsTextAreRefusedWithCodes(@ForAll byte[] bytes) {
        judge(new String(bytes, StandardCharsets.UTF_8));
        judge(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static Stream<String> endless() {
        return Stream.of(
                        "(",
                        ")",
                        "-",
                        "not ",
                        "if 1 < 2 then ",
                        "abs(",
                        "ind(",
                        "1 + ",
                        "1",
                        "9",
                        "9.",
                        "\"",
                        "a",
                        "医",
                        "\ud800",
                        "\ud842\udfb7",
                        "\n",
                        "\r\n",
                        "\u0000",
                        ",",
                        "^2",
                        "%",
                        "“",
                        "0.1 ",
                        "REV_MED ",
                        "\"x\" ",
                        "\ufeff",
                        "=",
                        "!")
                .flatMap(part ->
                        Stream.of(part.repeat(Limits.CHARACTERS / part.length()), part.repeat(LONG / part.length())));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("endless")
    void aRepetitionEndsAtTheLimitAndAtAMillionCharacters(String text) {
        assertTimeoutPreemptively(FOR_EVER, () -> judge(text));
    }

    private static String damaged(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from);
            case 2 -> text.substring(0, from) + text.substring(from, to).repeat(3) + text.substring(to);
            case 3 ->
                text.substring(0, from)
                        + (char) random.nextInt(random.nextBoolean() ? 128 : 65_536)
                        + text.substring(to);
            case 4 -> new StringBuilder(text).reverse().toString();
            default -> text.substring(0, from) + HOSTILE.get(random.nextInt(HOSTILE.size())) + text.substring(from);
        };
    }

    /** The answer with and without a chart, and what a scheme would be told. */
    private static void judge(String text) {
        Definition definition = new Definition("X", text, null);
        CheckResult early = FormulaCompiler.check(definition, ProblemCodesTest.OTHERS);
        CheckResult result = FormulaCompiler.check(definition, ProblemCodesTest.OTHERS, CHART);
        for (CheckResult each : List.of(early, result)) {
            assertEquals(each.valid(), each.problems().stream().noneMatch(Problem::isError), text);
            assertTrue(each.problems().size() <= 1_000, "a person reads them");
            each.problems().forEach(problem -> judge(problem, text));
        }
        assertTrue(early.valid() || !result.valid(), "what has no meaning without a chart has none with it: " + text);
        assertTrue(LimitsTest.depth(text) <= LimitsTest.DEPTH_OF_ANY_TREE, text);
        Definitions all = code -> code.equals("X") ? Optional.of(definition) : ProblemCodesTest.OTHERS.find(code);
        boolean isCompiled =
                FormulaCompiler.compile(List.of("X"), all, CHART).formulas().containsKey("X");
        assertEquals(result.valid(), isCompiled, text);
    }

    private static void judge(Problem problem, String text) {
        assertTrue(
                0 <= problem.start() && problem.start() <= problem.end() && problem.end() <= text.length(),
                () -> text + " " + problem);
        assertFalse(problem.message().isBlank() || problem.messageZh().isBlank());
        if (isWellFormed(text)) {
            assertTrue(
                    isWellFormed(problem.message()) && isWellFormed(problem.messageZh()), () -> text + " " + problem);
        }
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
