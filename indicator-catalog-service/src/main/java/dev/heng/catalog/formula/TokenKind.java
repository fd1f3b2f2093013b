package dev.heng.catalog.formula;

import java.util.Map;

/** What a token is; keywords are kinds of their own. */
enum TokenKind {
    NUMBER,
    NAME,
    QUOTED,
    PERCENT,
    PLUS,
    MINUS,
    STAR,
    SLASH,
    CARET,
    OPEN,
    CLOSE,
    COMMA,
    COLON,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    EQUAL,
    NOT_EQUAL,
    IF,
    THEN,
    ELSE,
    AND,
    OR,
    NOT,
    /** Characters that are no part of the language; the lexer has complained about them. */
    NOISE,
    END;

    static final Map<String, TokenKind> KEYWORDS =
            Map.of("if", IF, "then", THEN, "else", ELSE, "and", AND, "or", OR, "not", NOT);

    /** True for what an operand can begin with. */
    boolean startsOperand() {
        return switch (this) {
            case NUMBER, NAME, QUOTED, OPEN, IF, NOT, MINUS, NOISE -> true;
            case PERCENT,
                    PLUS,
                    STAR,
                    SLASH,
                    CARET,
                    CLOSE,
                    COMMA,
                    COLON,
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
                    END -> false;
        };
    }
}
