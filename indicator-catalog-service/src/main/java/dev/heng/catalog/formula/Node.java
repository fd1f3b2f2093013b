package dev.heng.catalog.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The syntax tree. Every node knows where it stands in the text; two trees mean the same when their canonical JSON is equal. */
sealed interface Node {

    Span span();

    List<Node> children();

    /** A literal; {@code 5%} is held as 0.05. */
    record NumberNode(BigDecimal value, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** A budget subject, money or statistic. */
    record MeasureNode(String code, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** The value of another indicator's formula in the same context. */
    record IndicatorNode(String code, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    record BinaryNode(BinaryOperator operator, Node left, Node right) implements Node {
        @Override
        public Span span() {
            return left.span().to(right.span());
        }

        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    record NegateNode(Node operand, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    record NotNode(Node operand, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    record PowerNode(Node operand, int exponent, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    record IfNode(Node condition, Node then, Node otherwise, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(condition, then, otherwise);
        }
    }

    /**
     * A call with its arguments bound to the parameters.
     *
     * @param children the arguments that are expressions
     * @param number the literal of {@code n} or {@code digits}, null where the function has none
     * @param word the basis or the code, null where the function has none
     */
    record CallNode(
            Function function,
            List<Node> children,
            @Nullable Integer number,
            @Nullable String word,
            Span span) implements Node {
        /** The number of a function that takes one. */
        int givenNumber() {
            return Objects.requireNonNull(number, "number");
        }

        /** The word of a function that takes one. */
        String givenWord() {
            return Objects.requireNonNull(word, "word");
        }
    }

    /** Where something could not be understood; its parts are still checked. Never part of a compiled formula. */
    record InvalidNode(List<Node> children, Span span) implements Node {}
}
