package dev.heng.catalog.formula;

/** A word or sign of the text; {@code text} is without quotes for a quoted code. */
record Token(TokenKind kind, String text, Span span) {

    boolean is(TokenKind other) {
        return kind == other;
    }

    /** True for what ends an argument or a bracket, wanted or not. */
    boolean endsArgument() {
        return kind == TokenKind.COMMA
                || kind == TokenKind.CLOSE
                || kind == TokenKind.THEN
                || kind == TokenKind.ELSE
                || kind == TokenKind.END;
    }
}
