package dev.heng.budget.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTextTest {
    private static final BudgetVersion.Stated STATED = new BudgetVersion.Stated(BigDecimal.ZERO, null, List.of());

    @Test
    void theSameContentHasTheSameHashWhateverItsOrderAndZeros() {
        VersionLine a = line("A", "1.50", null);
        VersionLine b = line("B", "2", null);
        assertEquals(hash(a, b), hash(line("B", "2.0000", null), line("A", "1.5", null)));
        assertEquals(64, hash(a).length());
    }

    @Test
    void whatIsDifferentHasAnotherHash() {
        String hash = hash(line("A", "1.5", null));
        assertNotEquals(hash, hash(line("A", "1.51", null)));
        assertNotEquals(hash, hash(line("B", "1.5", null)));
        assertNotEquals(hash, hash(line("A", "1.5", "cut")));
        assertNotEquals(hash, hash(line("A", "1.5", null), line("B", "0", null)));
        assertNotEquals(hash, VersionText.hash(2027, STATED, List.of(), List.of(line("A", "1.5", null))));
        assertNotEquals(hash, VersionText.hash(2026, STATED, List.of("B"), List.of(line("A", "1.5", null))));
        BudgetVersion.Stated other = new BudgetVersion.Stated(BigDecimal.ONE, null, List.of());
        assertNotEquals(hash, VersionText.hash(2026, other, List.of(), List.of(line("A", "1.5", null))));
    }

    @Test
    void whatSeparatesFieldsIsEscapedInReasons() {
        assertNotEquals(hash(line("A", "1", "a\tb")), hash(line("A", "1", "a\\tb")));
        assertNotEquals(hash(line("A", "1", "-")), hash(line("A", "1", null)));
    }

    private static String hash(VersionLine... lines) {
        return VersionText.hash(2026, STATED, List.of(), List.of(lines));
    }

    private static VersionLine line(String centre, String month, String reason) {
        return new VersionLine(
                new BudgetLine(centre, "EXP_OTH", "OWN", "-"),
                Collections.nCopies(12, new BigDecimal(month)),
                null,
                reason == null ? null : "office",
                reason);
    }
}
