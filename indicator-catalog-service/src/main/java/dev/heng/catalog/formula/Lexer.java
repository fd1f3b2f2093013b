package dev.heng.catalog.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts the text into tokens. Signs of other languages and of a Chinese keyboard are understood well enough to go on, but
 * refused with the sign that belongs there.
 */
final class Lexer {

    private static final Map<Character, TokenKind> SIGNS = Map.ofEntries(
            Map.entry('+', TokenKind.PLUS),
            Map.entry('-', TokenKind.MINUS),
            Map.entry('*', TokenKind.STAR),
            Map.entry('/', TokenKind.SLASH),
            Map.entry('^', TokenKind.CARET),
            Map.entry('%', TokenKind.PERCENT),
            Map.entry('(', TokenKind.OPEN),
            Map.entry(')', TokenKind.CLOSE),
            Map.entry(',', TokenKind.COMMA),
            Map.entry(':', TokenKind.COLON),
            Map.entry('<', TokenKind.LESS),
            Map.entry('>', TokenKind.GREATER));

    private static final Map<String, TokenKind> PAIRS = Map.of(
            "<=", TokenKind.LESS_OR_EQUAL,
            ">=", TokenKind.GREATER_OR_EQUAL,
            "==", TokenKind.EQUAL,
            "!=", TokenKind.NOT_EQUAL);

    /** Signs that people mean well: what they stand for here, longest first. */
    private static final List<Alias> ALIASES = List.of(
            new Alias("<>", TokenKind.NOT_EQUAL, "!="),
            new Alias("&&", TokenKind.AND, "and"),
            new Alias("||", TokenKind.OR, "or"),
            new Alias("**", TokenKind.CARET, "^"),
            new Alias("=", TokenKind.EQUAL, "=="),
            new Alias("!", TokenKind.NOT, "not"),
            new Alias("≤", TokenKind.LESS_OR_EQUAL, "<="),
            new Alias("≥", TokenKind.GREATER_OR_EQUAL, ">="),
            new Alias("≠", TokenKind.NOT_EQUAL, "!="),
            new Alias("×", TokenKind.STAR, "*"),
            new Alias("÷", TokenKind.SLASH, "/"),
            new Alias("（", TokenKind.OPEN, "("),
            new Alias("）", TokenKind.CLOSE, ")"),
            new Alias("，", TokenKind.COMMA, ","),
            new Alias("：", TokenKind.COLON, ":"),
            new Alias("＋", TokenKind.PLUS, "+"),
            new Alias("－", TokenKind.MINUS, "-"),
            new Alias("＊", TokenKind.STAR, "*"),
            new Alias("／", TokenKind.SLASH, "/"),
            new Alias("％", TokenKind.PERCENT, "%"),
            new Alias("＝", TokenKind.EQUAL, "=="),
            new Alias("＜", TokenKind.LESS, "<"),
            new Alias("＞", TokenKind.GREATER, ">"));

    /** Of other languages, and of word processors. */
    private static final String OTHER_QUOTES = "'‘’“”「」";

    private record Alias(String written, TokenKind kind, String meant) {}

    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    List<Token> tokens() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (Codes.isDigit(c) || c == '.') {
                number();
            } else if (Codes.isLetter(c) || c == '_') {
                name();
            } else if (c == '"') {
                quoted();
            } else if (OTHER_QUOTES.indexOf(c) >= 0) {
                otherQuotes();
            } else {
                sign(c);
            }
        }
        tokens.add(new Token(TokenKind.END, "", new Span(at, at)));
        return tokens;
    }

    private void number() {
        int start = at;
        while (at < text.length() && (Codes.isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String written = text.substring(start, at);
        Span span = new Span(start, at);
        if (!written.matches("[0-9]+(\\.[0-9]+)?")) {
            problems.number(
                    span,
                    "'" + written + "' is not a plain decimal number such as 12 or 0.05 (a code that is no name needs"
                            + " double quotes)",
                    "“" + written + "”不是普通十进制数（如 12 或 0.05）；若为编码，请加双引号");
            push(TokenKind.NOISE, written, span);
        } else if (written.length() - (written.indexOf('.') < 0 ? 0 : 1) > Limits.NUMBER_DIGITS) {
            problems.number(
                    span,
                    "a number has at most " + Limits.NUMBER_DIGITS + " digits",
                    "数字最多 " + Limits.NUMBER_DIGITS + " 位");
            push(TokenKind.NOISE, written, span);
        } else {
            push(TokenKind.NUMBER, written, span);
        }
    }

    private void name() {
        int start = at;
        while (at < text.length() && Codes.isNamePart(text.charAt(at))) {
            at++;
        }
        String written = text.substring(start, at);
        Span span = new Span(start, at);
        if (written.charAt(0) == '_') {
            problems.syntax(
                    span,
                    "a code begins with a letter; put '" + written + "' in double quotes",
                    "编码须以字母开头；请给“" + written + "”加双引号");
            push(TokenKind.NOISE, written, span);
        } else if (written.length() > Codes.LENGTH_MAX) {
            tooLongCode(span);
            push(TokenKind.NOISE, written, span);
        } else {
            push(TokenKind.KEYWORDS.getOrDefault(written, TokenKind.NAME), written, span);
        }
    }

    private void quoted() {
        int start = at;
        int close = text.indexOf('"', start + 1);
        if (close < 0) {
            at = text.length();
            Span span = new Span(start, at);
            problems.syntax(span, "the quote opened here is never closed", "此处的双引号没有闭合");
            push(TokenKind.NOISE, text.substring(start), span);
            return;
        }
        at = close + 1;
        Span span = new Span(start, at);
        String code = text.substring(start + 1, close);
        String flaw = Codes.flaw(code);
        if (flaw == null) {
            push(TokenKind.QUOTED, code, span);
            return;
        }
        if (flaw.equals("long")) {
            tooLongCode(span);
        } else {
            problems.syntax(
                    span,
                    flaw.equals("empty") ? "a code cannot be empty" : "a code cannot hold control characters",
                    flaw.equals("empty") ? "编码不能为空" : "编码不能含控制字符");
        }
        push(TokenKind.NOISE, code, span);
    }

    /** Takes everything up to the next such quote, so that there is one complaint only. */
    private void otherQuotes() {
        int start = at++;
        while (at < text.length() && OTHER_QUOTES.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        at = Math.min(at + 1, text.length());
        Span span = new Span(start, at);
        problems.syntax(span, "a code is put in straight double quotes: \"..\"", "编码须用英文双引号括起：\"..\"");
        push(TokenKind.NOISE, text.substring(start, at), span);
    }

    private void tooLongCode(Span span) {
        problems.syntax(
                span, "a code has at most " + Codes.LENGTH_MAX + " characters", "编码最多 " + Codes.LENGTH_MAX + " 个字符");
    }

    private void sign(char c) {
        TokenKind pair = at + 1 < text.length() ? PAIRS.get(text.substring(at, at + 2)) : null;
        if (pair != null) {
            take(pair, 2);
            return;
        }
        for (Alias alias : ALIASES) {
            if (text.startsWith(alias.written, at)) {
                Span span = take(alias.kind, alias.written.length());
                problems.syntax(
                        span,
                        "'" + alias.written + "' is written '" + alias.meant + "' here",
                        "“" + alias.written + "”在公式中应写作“" + alias.meant + "”");
                return;
            }
        }
        TokenKind kind = SIGNS.get(c);
        if (kind == null) {
            noise();
        } else {
            take(kind, 1);
        }
    }

    private Span take(TokenKind kind, int length) {
        Span span = new Span(at, at + length);
        push(kind, text.substring(at, at + length), span);
        at += length;
        return span;
    }

    /** One complaint for a whole run of foreign characters, such as a Chinese name without quotes. */
    private void noise() {
        int start = at;
        while (at < text.length() && isForeign(text.charAt(at))) {
            at++;
        }
        Span span = new Span(start, at);
        String written = text.substring(start, at);
        problems.syntax(
                span,
                "'" + written
                        + "' is not part of the language: such characters may only stand in a code in double quotes",
                "“" + written + "”不属于公式语言；此类字符只能出现在英文双引号内的编码中");
        push(TokenKind.NOISE, written, span);
    }

    private boolean isForeign(char c) {
        boolean known = Codes.isNamePart(c)
                || SIGNS.containsKey(c)
                || " \t\r\n\".".indexOf(c) >= 0
                || OTHER_QUOTES.indexOf(c) >= 0;
        return !known && ALIASES.stream().noneMatch(alias -> text.startsWith(alias.written, at));
    }

    private void push(TokenKind kind, String written, Span span) {
        tokens.add(new Token(kind, written, span));
    }
}
