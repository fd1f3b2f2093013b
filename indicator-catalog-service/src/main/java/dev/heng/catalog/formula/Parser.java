package dev.heng.catalog.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recursive descent over the grammar. After an error it goes on at the next sensible token, so that one reading finds everything;
 * past the limits of complexity it gives up, so that no text can exhaust the stack.
 */
final class Parser {

    private final TokenStream tokens;
    private final Problems problems;
    private final ArgumentBinder binder;
    private int depth;
    private int nodes;
    private boolean givenUp;

    Parser(List<Token> tokens, Problems problems) {
        this.tokens = new TokenStream(tokens);
        this.problems = problems;
        this.binder = new ArgumentBinder(problems);
    }

    boolean hasGivenUp() {
        return givenUp;
    }

    Node formula() {
        if (tokens.peek().is(TokenKind.END)) {
            problems.syntax(new Span(0, tokens.peek().span().end()), "the formula is empty", "公式为空");
            return invalid(List.of(), tokens.peek().span());
        }
        Node root = expression();
        if (tokens.peek().is(TokenKind.END)) {
            return root;
        }
        List<Node> parts = new ArrayList<>(List.of(root));
        while (!tokens.peek().is(TokenKind.END)) {
            unexpected(tokens.peek());
            skip(parts);
        }
        return invalid(parts, root.span());
    }

    /** Reads on behind an error: what looks like an operand is parsed for its own problems, the rest is dropped. */
    private void skip(List<Node> parts) {
        if (!tokens.peek().kind().startsOperand()) {
            tokens.next();
        }
        if (tokens.peek().kind().startsOperand()) {
            parts.add(expression());
        }
    }

    private Node expression() {
        depth++;
        try {
            if (depth > Limits.DEPTH) {
                return giveUp(
                        ProblemCode.TOO_DEEP,
                        tokens.peek().span(),
                        "nested deeper than " + Limits.DEPTH + " levels",
                        "嵌套超过 " + Limits.DEPTH + " 层");
            }
            return tokens.peek().is(TokenKind.IF) ? condition() : binary(Precedence.OR);
        } finally {
            depth--;
        }
    }

    private Node condition() {
        Token start = tokens.next();
        Node condition = binary(Precedence.OR);
        expect(TokenKind.THEN, "then");
        Node then = expression();
        expect(TokenKind.ELSE, "else");
        Node otherwise = expression();
        return made(new Node.IfNode(condition, then, otherwise, start.span().to(otherwise.span())));
    }

    private void expect(TokenKind kind, String word) {
        if (tokens.peek().is(kind)) {
            tokens.next();
            return;
        }
        Token found = tokens.peek();
        syntax(
                found.span(),
                "'" + word + "' is expected before " + shown(found),
                "在" + shownZh(found) + "之前应有“" + word + "”");
        if (found.is(TokenKind.NOISE)) {
            tokens.next();
        }
    }

    /** One level of left-associative operators; comparisons may not be chained. */
    private Node binary(Precedence level) {
        if (level == Precedence.NOT) {
            return negation();
        }
        if (level == Precedence.UNARY) {
            return unary();
        }
        Node left = binary(level.next());
        boolean compared = false;
        Optional<BinaryOperator> operator = BinaryOperator.of(tokens.peek().kind(), level);
        while (operator.isPresent()) {
            Token sign = tokens.next();
            Node right = binary(level.next());
            if (compared) {
                syntax(sign.span(), "comparisons cannot be chained; join two with 'and'", "比较不能连写；请用 and 连接两个比较");
                left = made(invalid(List.of(left, right), left.span().to(right.span())));
            } else {
                left = made(new Node.BinaryNode(operator.get(), left, right));
            }
            compared = level == Precedence.COMPARE;
            operator = BinaryOperator.of(tokens.peek().kind(), level);
        }
        return left;
    }

    private Node negation() {
        if (!tokens.peek().is(TokenKind.NOT)) {
            return binary(Precedence.COMPARE);
        }
        Token sign = tokens.next();
        dropRepeated();
        Node operand = binary(Precedence.COMPARE);
        return made(new Node.NotNode(operand, sign.span().to(operand.span())));
    }

    private Node unary() {
        if (!tokens.peek().is(TokenKind.MINUS)) {
            return power();
        }
        Token sign = tokens.next();
        dropRepeated();
        Node operand = power();
        return made(new Node.NegateNode(operand, sign.span().to(operand.span())));
    }

    /** A loop on purpose: a text of nothing but minus signs must not go deep. */
    private void dropRepeated() {
        while ((tokens.peek().is(TokenKind.MINUS) && isAfter(TokenKind.MINUS))
                || tokens.peek().is(TokenKind.NOT)) {
            needsBrackets(tokens.next());
        }
    }

    private boolean isAfter(TokenKind kind) {
        return tokens.previous().is(kind);
    }

    private void needsBrackets(Token sign) {
        syntax(sign.span(), shown(sign) + " needs brackets around it here", "此处的" + shownZh(sign) + "需要加括号");
    }

    private Node power() {
        Node operand = primary();
        boolean raised = false;
        while (tokens.peek().is(TokenKind.CARET)) {
            Token sign = tokens.next();
            if (raised) {
                needsBrackets(sign);
            }
            raised = true;
            operand = raise(operand, sign);
        }
        return operand;
    }

    private Node raise(Node operand, Token sign) {
        Token exponent = tokens.peek();
        if (!exponent.is(TokenKind.NUMBER) || !exponent.text().matches("[0-9]+")) {
            syntax(sign.span(), "'^' is followed by a whole number", "“^”之后应为整数");
            return made(invalid(exponentDropped(operand), operand.span()));
        }
        tokens.next();
        BigDecimal value = new BigDecimal(exponent.text());
        if (value.compareTo(BigDecimal.valueOf(Limits.EXPONENT)) > 0) {
            problems.number(exponent.span(), "an exponent is at most " + Limits.EXPONENT, "指数最大为 " + Limits.EXPONENT);
            return made(invalid(List.of(operand), operand.span()));
        }
        Span span = operand.span().to(exponent.span());
        return made(new Node.PowerNode(operand, value.intValueExact(), span));
    }

    private List<Node> exponentDropped(Node operand) {
        if (tokens.peek().is(TokenKind.MINUS)) {
            tokens.next();
        }
        return tokens.peek().kind().startsOperand() ? List.of(operand, primary()) : List.of(operand);
    }

    private Node primary() {
        while (tokens.peek().is(TokenKind.NOT) || tokens.peek().is(TokenKind.MINUS)) {
            needsBrackets(tokens.next());
        }
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case NAME -> tokens.afterNext().is(TokenKind.OPEN) ? call() : measure();
            case QUOTED -> measure();
            case OPEN -> bracketed();
            case IF -> {
                needsBrackets(token);
                yield expression();
            }
            case NOISE, COLON, PERCENT -> {
                operandExpected(token);
                tokens.next();
                yield invalid(List.of(), token.span());
            }
            case PLUS,
                    STAR,
                    SLASH,
                    CARET,
                    CLOSE,
                    COMMA,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    EQUAL,
                    NOT_EQUAL,
                    THEN,
                    ELSE,
                    AND,
                    OR,
                    NOT,
                    MINUS,
                    END -> {
                operandExpected(token);
                yield invalid(List.of(), token.span());
            }
        };
    }

    private void operandExpected(Token token) {
        syntax(
                token.span(),
                "a number, a code or a call is expected before " + shown(token),
                "在" + shownZh(token) + "之前应有数字、编码或函数");
    }

    private Node number() {
        Token token = tokens.next();
        BigDecimal value = new BigDecimal(token.text());
        if (tokens.peek().is(TokenKind.PERCENT)) {
            Span span = token.span().to(tokens.next().span());
            if (token.text().length() > Limits.NUMBER_DIGITS - 2) {
                problems.number(span, "a percentage has too many digits", "百分数的位数过多");
                return invalid(List.of(), span);
            }
            return made(new Node.NumberNode(value.movePointLeft(2), span));
        }
        return made(new Node.NumberNode(value, token.span()));
    }

    private Node measure() {
        Token token = tokens.next();
        return made(new Node.MeasureNode(token.text(), token.span()));
    }

    private Node bracketed() {
        Token open = tokens.next();
        Node inner = expression();
        Token close = tokens.peek();
        if (close.is(TokenKind.CLOSE)) {
            tokens.next();
            return inner;
        }
        List<Node> parts = new ArrayList<>(List.of(inner));
        while (tokens.peek().is(TokenKind.COMMA) || !tokens.peek().endsArgument()) {
            unexpected(tokens.peek());
            skip(parts);
        }
        close(open);
        return invalid(parts, open.span().to(inner.span()));
    }

    /** The closing bracket, or a complaint at the opening one, where a person looks for it. */
    private Token close(Token open) {
        if (tokens.peek().is(TokenKind.CLOSE)) {
            return tokens.next();
        }
        syntax(open.span(), "the bracket opened here is never closed", "此处的括号没有闭合");
        return tokens.previous();
    }

    private Node call() {
        Token name = tokens.next();
        Token open = tokens.next();
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.peek().is(TokenKind.CLOSE) && !tokens.peek().is(TokenKind.END)) {
            arguments.add(argument());
            if (!tokens.peek().is(TokenKind.COMMA)) {
                break;
            }
            Token comma = tokens.next();
            if (tokens.peek().is(TokenKind.CLOSE)) {
                operandExpected(tokens.peek());
            }
            if (tokens.peek().is(TokenKind.END)) {
                syntax(comma.span(), "an argument is expected after ','", "“,”之后应有参数");
            }
        }
        Token last = close(open);
        return givenUp
                ? invalid(List.of(), name.span())
                : made(binder.bind(name, arguments, name.span().to(last.span())));
    }

    private Argument argument() {
        Token name = null;
        if (tokens.peek().is(TokenKind.NAME) && tokens.afterNext().is(TokenKind.COLON)) {
            name = tokens.next();
            tokens.next();
        }
        Node value = expression();
        if (tokens.peek().endsArgument()) {
            return new Argument(name, value);
        }
        List<Node> parts = new ArrayList<>(List.of(value));
        while (!tokens.peek().endsArgument()) {
            unexpected(tokens.peek());
            skip(parts);
        }
        return new Argument(name, invalid(parts, value.span()));
    }

    private void unexpected(Token token) {
        // Foreign characters stand for something, mostly an operator, and have been reported already.
        if (token.is(TokenKind.NOISE) || tokens.previous().is(TokenKind.NOISE)) {
            return;
        }
        if (token.kind().startsOperand()) {
            syntax(token.span(), "an operator is expected before " + shown(token), "在" + shownZh(token) + "之前应有运算符");
        } else {
            syntax(token.span(), shown(token) + " is not expected here", "此处不应出现" + shownZh(token));
        }
    }

    /** Counts a node; also what is not understood counts where it stands around another, or a chain of it goes deep. */
    private Node made(Node node) {
        nodes++;
        if (nodes > Limits.NODES && !givenUp) {
            return giveUp(
                    ProblemCode.TOO_MANY_NODES,
                    node.span(),
                    "a formula has at most " + Limits.NODES + " operands, operators and calls",
                    "公式最多含 " + Limits.NODES + " 个操作数、运算符与函数");
        }
        return node;
    }

    private Node giveUp(ProblemCode code, Span span, String message, String messageZh) {
        if (!givenUp) {
            problems.error(code, span, message, messageZh);
        }
        givenUp = true;
        tokens.toEnd();
        return invalid(List.of(), span);
    }

    private static Node invalid(List<Node> parts, Span span) {
        return new Node.InvalidNode(List.copyOf(parts), span);
    }

    /** Once reading has been given up, everything that seems missing is only what was not read. */
    private void syntax(Span span, String message, String messageZh) {
        if (!givenUp) {
            problems.syntax(span, message, messageZh);
        }
    }

    private static String shown(Token token) {
        return token.is(TokenKind.END) ? "the end" : "'" + token.text() + "'";
    }

    private static String shownZh(Token token) {
        return token.is(TokenKind.END) ? "末尾" : "“" + token.text() + "”";
    }
}
