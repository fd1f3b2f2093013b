package dev.heng.catalog.formula;

import org.jspecify.annotations.Nullable;

/** How codes of subjects, indicators and inputs are spelt in a formula. */
final class Codes {

    /** As in the public contract. */
    static final int LENGTH_MAX = 64;

    private Codes() {}

    static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNamePart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    /** Bare where the grammar allows it, else in quotes. */
    static String print(String code) {
        return isBare(code) ? code : '"' + code + '"';
    }

    private static boolean isBare(String code) {
        if (code.isEmpty() || !isLetter(code.charAt(0)) || TokenKind.KEYWORDS.containsKey(code)) {
            return false;
        }
        return code.chars().allMatch(c -> isNamePart((char) c));
    }

    /** Null when the quoted text can be a code, else what is wrong with it. */
    static @Nullable String flaw(String quoted) {
        if (quoted.isBlank()) {
            return "empty";
        }
        if (quoted.length() > LENGTH_MAX) {
            return "long";
        }
        boolean odd = quoted.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return odd ? "odd" : null;
    }
}
