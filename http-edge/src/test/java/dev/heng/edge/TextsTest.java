package dev.heng.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What query parameters may say. */
class TextsTest {
    private enum Colour {
        RED,
        BLUE
    }

    @Test
    void aFlagIsTrueOrFalseAndNothingElse() {
        assertTrue(Texts.flag("late", "true"));
        assertFalse(Texts.flag("late", "false"));
        assertFalse(Texts.flag("late", null));
        ProblemException refused = assertThrows(ProblemException.class, () -> Texts.flag("late", "TRUE"));
        assertEquals(List.of(new Violation("?late", "WRONG_TYPE", "late is true or false.")), refused.violations());
    }

    @Test
    void aConstantIsOneOfThoseThatArePossible() {
        assertEquals(Colour.BLUE, Texts.constant("colour", "BLUE", Colour.values()));
        Colour[] only = {Colour.RED};
        ProblemException refused = assertThrows(ProblemException.class, () -> Texts.constant("colour", "BLUE", only));
        assertEquals(List.of(new Violation("?colour", "UNKNOWN_VALUE", "Possible are [RED].")), refused.violations());
    }
}
