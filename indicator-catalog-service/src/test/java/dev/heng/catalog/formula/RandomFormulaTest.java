package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for every formula, tried on random ones. A failure names its seed; {@code -Dtests.seed=} repeats it. */
class RandomFormulaTest {

    private static final Span NOWHERE = new Span(0, 0);
    private static final List<String> CODES =
            List.of("REV_MED", "CA", "x1", "4001", "F-01", "if", "not", "ind", "days", "医疗收入", "a b", "q\\");
    private static final List<String> FRAGMENTS = List.of(
            "REV_MED",
            "CA",
            "DISCH",
            "ind(F01)",
            "ind(",
            "prior(",
            "ratio(",
            "each_child(",
            "mean_of(",
            "growth(",
            "YOY",
            "n:",
            "if",
            "then",
            "else",
            "and",
            "or",
            "not",
            "+",
            "-",
            "*",
            "/",
            "^",
            "%",
            "(",
            ")",
            ",",
            ":",
            "<",
            "<=",
            "==",
            "!=",
            "=",
            "2",
            "0",
            "0.05",
            "1e9",
            "\"4001\"",
            "\"",
            "医疗",
            "，",
            "（",
            "\u0000",
            "\ud800",
            "\n",
            "days()",
            "input(C01)",
            "has(",
            "$",
            ".",
            "_");

    @Test
    void printingAndReadingAgainGivesTheSameHash() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            int round = i;
            Node tree = number(random, 4);
            String text = FormulaPrinter.print(tree);
            if (text.length() > Limits.CHARACTERS) {
                continue;
            }
            Parsed again = Parsed.of(text);
            if (again.problems().sorted().stream().anyMatch(problem -> problem.code() == ProblemCode.TOO_MANY_NODES)) {
                continue;
            }
            assertFalse(
                    again.problems().hasErrors(),
                    () -> "seed " + seed + " round " + round + ": " + text
                            + again.problems().sorted());
            assertEquals(CanonicalJson.write(tree), CanonicalJson.write(again.root()), () -> "seed " + seed);
            assertEquals(text, FormulaPrinter.print(again.root()), () -> "seed " + seed);
        }
    }

    @Test
    void noTextMakesTheCompilerThrowAndEveryProblemLiesInTheText() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        Chart chart = Charts.hospital();
        for (int i = 0; i < 20_000; i++) {
            String text = garbage(random);
            CheckResult result = FormulaCompiler.check(Definition.tried(text), ProblemCodesTest.OTHERS, chart);
            assertEquals(
                    result.valid(),
                    result.problems().stream().noneMatch(Problem::isError),
                    () -> "seed " + seed + ": " + text);
            for (Problem problem : result.problems()) {
                assertTrue(
                        0 <= problem.start() && problem.start() <= problem.end() && problem.end() <= text.length(),
                        () -> "seed " + seed + ": " + text + " " + problem);
                assertFalse(problem.message().isBlank() || problem.messageZh().isBlank());
            }
        }
    }

    @Test
    void whatIsValidCompilesToATreeThatReadsBack() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        Chart chart = Charts.hospital();
        int valid = 0;
        for (int i = 0; i < 20_000; i++) {
            Definition definition = new Definition("X", garbage(random), null);
            if (!FormulaCompiler.check(definition, ProblemCodesTest.OTHERS, chart)
                    .valid()) {
                continue;
            }
            valid++;
            CompiledFormula first = compile(definition, chart);
            CompiledFormula second = compile(new Definition("X", first.text(), null), chart);
            assertEquals(first.hash(), second.hash(), () -> "seed " + seed + ": " + definition);
            assertEquals(first.readSet(), second.readSet(), () -> "seed " + seed + ": " + definition);
        }
        assertTrue(valid > 50, "the fragments should sometimes make sense, seed " + seed);
    }

    private static CompiledFormula compile(Definition definition, Chart chart) {
        Definitions all = code -> code.equals("X") ? Optional.of(definition) : ProblemCodesTest.OTHERS.find(code);
        return FormulaCompiler.compile(List.of("X"), all, chart).formulas().get("X");
    }

    private static String garbage(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(random.nextBoolean() ? 6 : 40);
        for (int i = 0; i < parts; i++) {
            if (random.nextInt(12) == 0) {
                text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            } else {
                text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
            text.append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static Node number(Random random, int depth) {
        int kind = depth == 0 ? random.nextInt(3) : random.nextInt(9);
        return switch (kind) {
            case 0 ->
                new Node.NumberNode(new BigDecimal(random.nextInt(100_000)).movePointLeft(random.nextInt(6)), NOWHERE);
            case 1 -> new Node.MeasureNode(code(random), NOWHERE);
            case 2 -> new Node.IndicatorNode(code(random), NOWHERE);
            case 3 -> new Node.NegateNode(number(random, depth - 1), NOWHERE);
            case 4 -> new Node.PowerNode(number(random, depth - 1), random.nextInt(100), NOWHERE);
            case 5 ->
                new Node.IfNode(
                        condition(random, depth - 1), number(random, depth - 1), number(random, depth - 1), NOWHERE);
            case 6 -> call(random, depth - 1);
            default -> {
                BinaryOperator[] operators = {
                    BinaryOperator.ADD, BinaryOperator.SUBTRACT, BinaryOperator.MULTIPLY, BinaryOperator.DIVIDE
                };
                yield new Node.BinaryNode(
                        operators[random.nextInt(4)], number(random, depth - 1), number(random, depth - 1));
            }
        };
    }

    private static Node condition(Random random, int depth) {
        int kind = depth <= 0 ? 0 : random.nextInt(4);
        return switch (kind) {
            case 0 ->
                new Node.BinaryNode(
                        List.of(BinaryOperator.LESS, BinaryOperator.GREATER_OR_EQUAL, BinaryOperator.NOT_EQUAL)
                                .get(random.nextInt(3)),
                        number(random, Math.max(0, depth)),
                        number(random, Math.max(0, depth)));
            case 1 -> new Node.NotNode(condition(random, depth - 1), NOWHERE);
            default ->
                new Node.BinaryNode(
                        random.nextBoolean() ? BinaryOperator.AND : BinaryOperator.OR,
                        condition(random, depth - 1),
                        condition(random, depth - 1));
        };
    }

    private static Node call(Random random, int depth) {
        Function function = Function.values()[random.nextInt(Function.values().length)];
        List<Node> operands = new ArrayList<>();
        Integer number = null;
        String word = null;
        for (Parameter parameter : function.parameters()) {
            switch (parameter.kind()) {
                case NUMBER, SERIES, NUMBERS -> operands.add(number(random, depth));
                case MEASURE -> operands.add(new Node.MeasureNode(code(random), NOWHERE));
                case PERIODS -> number = 1 + random.nextInt(40);
                case DIGITS -> number = random.nextInt(21);
                case BASIS -> word = random.nextBoolean() ? "YOY" : "PRIOR";
                case CODE -> word = code(random);
            }
        }
        return new Node.CallNode(function, operands, number, word, NOWHERE);
    }

    private static String code(Random random) {
        return CODES.get(random.nextInt(CODES.size()));
    }
}
