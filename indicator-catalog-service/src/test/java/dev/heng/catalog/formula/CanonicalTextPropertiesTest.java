package dev.heng.catalog.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.ParseException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The canonical text of a formula means the formula, and means to others what it means here. */
class CanonicalTextPropertiesTest {

    private static final Chart CHART = Charts.hospital();
    private static final ExpressionConfiguration EVALEX = ExpressionConfiguration.builder()
            .mathContext(MathContext.DECIMAL128)
            .powerOfPrecedence(OperatorIfc.OPERATOR_PRECEDENCE_POWER_HIGHER)
            .build();

    @Provide
    Arbitrary<Node> formulas() {
        return ValidFormulas.trees();
    }

    @Property
    void anyLayoutAndTheCanonicalTextGiveOneTreeOneHashAndOneReadSet(
            @ForAll("formulas") Node tree, @ForAll long layout) {
        String canonical = FormulaPrinter.print(tree);
        String careless = new Layout(layout).of(tree);
        Assume.that(careless.length() <= Limits.CHARACTERS && fits(careless) && fits(canonical));

        CompiledFormula first = compiled(careless);
        CompiledFormula second = compiled(first.text());

        assertEquals(canonical, first.text(), careless);
        assertEquals(CanonicalJson.write(tree), first.tree(), careless);
        assertEquals(first.text(), second.text());
        assertEquals(first.tree(), second.tree());
        assertEquals(first.hash(), second.hash());
        assertEquals(first.readSet(), second.readSet());
        assertEquals(first.unit(), second.unit());
    }

    @Property
    void twoTreesHaveOneHashOnlyWhenTheyHaveOneText(@ForAll("formulas") Node one, @ForAll("formulas") Node other) {
        boolean isSameHash =
                CanonicalJson.hash(CanonicalJson.write(one)).equals(CanonicalJson.hash(CanonicalJson.write(other)));
        assertEquals(FormulaPrinter.print(one).equals(FormulaPrinter.print(other)), isSameHash);
    }

    @Provide
    Arbitrary<String> arithmetic() {
        return chain(3);
    }

    /** Operands joined as people write them, brackets here and there: what binds tighter is for the reader to know. */
    private static Arbitrary<String> chain(int depth) {
        Arbitrary<String> number = Arbitraries.integers().between(1, 99).map(String::valueOf);
        Arbitrary<String> operand = depth == 0
                ? number
                : Arbitraries.frequencyOf(
                        Tuple.of(3, number),
                        Tuple.of(1, Arbitraries.lazy(() -> chain(depth - 1)).map(inner -> "(" + inner + ")")),
                        Tuple.of(1, Arbitraries.lazy(() -> chain(depth - 1)).map(inner -> "abs(" + inner + ")")));
        Arbitrary<String> term = Combinators.combine(
                        Arbitraries.of("", "", "-"), operand, Arbitraries.of("", "", " ^ 2", "^3"))
                .as((sign, inner, power) -> sign + inner + power);
        return Combinators.combine(
                        term.list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.of(" + ", " - ", " * ", " / ", "+", "-", "*", "/")
                                .list()
                                .ofSize(4))
                .as((terms, signs) -> {
                    StringBuilder text = new StringBuilder(terms.getFirst());
                    for (int i = 1; i < terms.size(); i++) {
                        text.append(signs.get(i - 1)).append(terms.get(i));
                    }
                    return text.toString();
                });
    }

    @Property
    void operatorsBindAsInEvalEx(@ForAll("arithmetic") String text) {
        Parsed parsed = Parsed.of(text);
        Assume.that(fits(text));
        assertTrue(
                !parsed.problems().hasErrors(), () -> text + parsed.problems().sorted());

        assertEquals(evaluated(text), evaluated(bracketed(parsed.root())), text);
        assertEquals(evaluated(text), evaluated(FormulaPrinter.print(parsed.root())), text);
    }

    /** The value, or why there is none. */
    private static String evaluated(String text) {
        try {
            BigDecimal value = new Expression(text, EVALEX).evaluate().getNumberValue();
            return CanonicalJson.decimal(value);
        } catch (EvaluationException | ArithmeticException undefined) {
            return "Division by zero";
        } catch (ParseException refused) {
            throw new AssertionError(text, refused);
        }
    }

    private static String bracketed(Node node) {
        return switch (node) {
            case Node.NumberNode number -> CanonicalJson.decimal(number.value());
            case Node.BinaryNode binary ->
                "(" + bracketed(binary.left()) + binary.operator().sign() + bracketed(binary.right()) + ")";
            case Node.NegateNode negate -> "(-" + bracketed(negate.operand()) + ")";
            case Node.PowerNode power -> "(" + bracketed(power.operand()) + "^" + power.exponent() + ")";
            case Node.CallNode call -> "abs(" + bracketed(call.children().getFirst()) + ")";
            case Node other -> throw new IllegalStateException("no arithmetic: " + other);
        };
    }

    private static boolean fits(String text) {
        return Parsed.of(text).problems().sorted().stream()
                .noneMatch(problem -> problem.code() == ProblemCode.TOO_MANY_NODES
                        || problem.code() == ProblemCode.TOO_DEEP
                        || problem.code() == ProblemCode.TOO_LONG);
    }

    private static CompiledFormula compiled(String text) {
        Definition definition = new Definition("X", text, null);
        Compilation compilation = FormulaCompiler.compile(List.of("X"), Definitions.of(List.of(definition)), CHART);
        assertTrue(
                compilation.formulas().containsKey("X"),
                () -> text + " " + compilation.problems().toString());
        return compilation.formulas().get("X");
    }
}
