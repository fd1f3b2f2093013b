package dev.heng.catalog.formula;

import java.util.Arrays;
import java.util.Optional;

/** The operators between two operands: their name in the tree, their sign in the text and how tightly they bind. */
enum BinaryOperator {
    OR("or", "or", TokenKind.OR, Precedence.OR),
    AND("and", "and", TokenKind.AND, Precedence.AND),
    LESS("lt", "<", TokenKind.LESS, Precedence.COMPARE),
    LESS_OR_EQUAL("le", "<=", TokenKind.LESS_OR_EQUAL, Precedence.COMPARE),
    GREATER("gt", ">", TokenKind.GREATER, Precedence.COMPARE),
    GREATER_OR_EQUAL("ge", ">=", TokenKind.GREATER_OR_EQUAL, Precedence.COMPARE),
    EQUAL("eq", "==", TokenKind.EQUAL, Precedence.COMPARE),
    NOT_EQUAL("ne", "!=", TokenKind.NOT_EQUAL, Precedence.COMPARE),
    ADD("add", "+", TokenKind.PLUS, Precedence.ADD),
    SUBTRACT("sub", "-", TokenKind.MINUS, Precedence.ADD),
    MULTIPLY("mul", "*", TokenKind.STAR, Precedence.MULTIPLY),
    DIVIDE("div", "/", TokenKind.SLASH, Precedence.MULTIPLY);

    private final String op;
    private final String sign;
    private final TokenKind token;
    private final Precedence precedence;

    BinaryOperator(String op, String sign, TokenKind token, Precedence precedence) {
        this.op = op;
        this.sign = sign;
        this.token = token;
        this.precedence = precedence;
    }

    String op() {
        return op;
    }

    String sign() {
        return sign;
    }

    Precedence precedence() {
        return precedence;
    }

    boolean isLogical() {
        return precedence == Precedence.OR || precedence == Precedence.AND;
    }

    boolean isComparison() {
        return precedence == Precedence.COMPARE;
    }

    static Optional<BinaryOperator> of(TokenKind token, Precedence precedence) {
        return Arrays.stream(values())
                .filter(operator -> operator.token == token && operator.precedence == precedence)
                .findFirst();
    }
}
