package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker is checked: each planted fault is found. */
class ReckoningTest {
    private static final Line FIRST = Line.of("a", "D1", "INCOME", "2025-01-10", "10.0001");
    private static final Line SECOND = Line.of("b", "D1", "INCOME", "2025-01-31", "-3");
    private static final Line REFUSED = Line.of("c", "D1", "COST", "2025-01-31", "99");

    private final Reckoning reckoning = new Reckoning(List.of(FIRST, SECOND), List.of(REFUSED));
    private final List<Booked> entries = new ArrayList<>(List.of(booked(FIRST), booked(SECOND)));
    private final Map<String, BigDecimal> figures = new HashMap<>(Map.of(FIRST.cell(), new BigDecimal("7.000100")));

    @Test
    void allIsWellWhenEveryLineIsThereOnce() {
        assertFound();
    }

    @Test
    void aLostLineIsFound() {
        entries.removeFirst();
        assertFound("lost: a");
    }

    @Test
    void aDoubledLineIsFound() {
        entries.add(booked(SECOND));
        assertFound("counted 2 times: b");
    }

    @Test
    void aRoundedLineIsFound() {
        entries.set(0, booked(FIRST.costing("10")));
        assertFound("booked as 10 instead of 10.0001: a");
    }

    @Test
    void aLineOfAnotherDepartmentIsFound() {
        entries.set(0, new Booked("a", "D2/INCOME/2025-01", FIRST.amount()));
        assertFound("booked to D2/INCOME/2025-01 instead of D1/INCOME/2025-01: a");
    }

    @Test
    void aStoredRefusalIsFound() {
        entries.add(booked(REFUSED));
        assertFound("refused but stored: c");
    }

    @Test
    void aLineThatNobodySentIsFound() {
        entries.add(new Booked("x", FIRST.cell(), BigDecimal.ONE));
        assertFound("stored but never acknowledged: x");
    }

    @Test
    void aWrongFigureIsFound() {
        figures.put(FIRST.cell(), new BigDecimal("7"));
        assertFound("figure of D1/INCOME/2025-01 is 7 instead of 7.0001");
    }

    @Test
    void aMissingAndAnInventedFigureAreFound() {
        figures.remove(FIRST.cell());
        figures.put("D1/COST/2025-01", BigDecimal.ZERO);
        assertFound("figure of D1/INCOME/2025-01 is null instead of 7.0001", "figure without a line: D1/COST/2025-01");
    }

    private void assertFound(String... differences) {
        assertEquals(List.of(differences), reckoning.differences(entries, figures));
    }

    private static Booked booked(Line line) {
        return new Booked(line.id(), line.cell(), line.amount());
    }
}
