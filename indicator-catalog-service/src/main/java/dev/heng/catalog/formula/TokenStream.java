package dev.heng.catalog.formula;

import java.util.List;

/** The tokens and where the parser stands in them; the last one is END and stays. */
final class TokenStream {

    private final List<Token> tokens;
    private int at;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token afterNext() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    void toEnd() {
        at = tokens.size() - 1;
    }
}
