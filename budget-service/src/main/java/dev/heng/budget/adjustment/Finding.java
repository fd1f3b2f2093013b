package dev.heng.budget.adjustment;

/**
 * What a rule says of an adjustment.
 *
 * @param pointer JSON pointer into the definition
 * @param code of the rule
 * @param detail a sentence for a person
 * @param isBlocking whether it cannot be submitted like that
 */
public record Finding(String pointer, String code, String detail, boolean isBlocking) {
    static Finding blocking(String pointer, String code, String detail) {
        return new Finding(pointer, code, detail, true);
    }
}
