package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionLineTest {
    private static final ExecutionLine LINE = line("1", "C", "S", "2026-03-05", "10.5", "doc");

    @Test
    void isTheSameLineWhenTheAmountIsTheSameNumber() {
        assertArrayEquals(
                LINE.digest(),
                line("1", "C", "S", "2026-03-05", "10.5000", null).digest());
        assertArrayEquals(
                line("1", "C", "S", "2026-03-05", "0", null).digest(),
                line("1", "C", "S", "2026-03-05", "-0.00", null).digest());
        assertArrayEquals(
                line("1", "C", "S", "2026-03-05", "100", null).digest(),
                line("1", "C", "S", "2026-03-05", "1E+2", null).digest());
    }

    @Test
    void isAnotherLineWhenAFigureOrAPlaceDiffers() {
        for (ExecutionLine other : List.of(
                line("1", "D", "S", "2026-03-05", "10.5"),
                line("1", "C", "T", "2026-03-05", "10.5"),
                line("1", "C", "S", "2026-03-06", "10.5"),
                line("1", "C", "S", "2026-03-05", "10.51"),
                line("1", "C", "S", "2026-03-05", "-10.5"))) {
            assertFalse(Arrays.equals(LINE.digest(), other.digest()), other.toString());
        }
    }

    @Test
    void roundsSeparateDoubledIdsAndKeepTheOrder() {
        List<ExecutionLine> lines = List.of(
                line("a", "C", "S", "2026-03-05", "1"),
                line("b", "C", "S", "2026-03-05", "1"),
                line("a", "C", "S", "2026-03-05", "2"),
                line("a", "C", "S", "2026-03-05", "3"),
                line("b", "C", "S", "2026-03-05", "1"));
        assertEquals(List.of(List.of(0, 1), List.of(2, 4), List.of(3)), Rounds.of(lines));
        assertEquals(List.of(List.of()), Rounds.of(List.of()));
    }
}
