package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.e2e.Books.Figure;
import dev.heng.e2e.ClientLog.State;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The checker is checked: each planted fault is found. */
class ReckoningTest {
    private static final Line FIRST = Line.of("a", "D1", "INCOME", "2025-01-10", "10.0001");
    private static final Line SECOND = Line.of("b", "D1", "INCOME", "2025-01-31", "-3");
    private static final Line REFUSED = Line.of("c", "D1", "COST", "2025-01-31", "99");
    private static final Line STRAY = Line.of("d", "D1", "NO_SUCH", "2025-01-31", "7");
    private static final Line UNKNOWN = Line.of("e", "D1", "INCOME", "2025-01-05", "0.5");
    private static final Line BEDS = Line.of("f", "D1", "BEDS", "2025-01-20", "30");
    private static final Line EARLIER_BEDS = Line.of("g", "D1", "BEDS", "2025-01-19", "28");

    private final ClientLog log = new ClientLog();
    private final List<Booked> entries =
            new ArrayList<>(List.of(booked(FIRST), booked(SECOND), booked(BEDS), booked(EARLIER_BEDS)));
    private final List<Booked> waiting = new ArrayList<>(List.of(booked(STRAY)));
    private final Map<String, Figure> figures =
            new HashMap<>(Map.of(FIRST.cell(), executed("7.000100"), BEDS.cell(), executed("30")));
    private final Map<String, BigDecimal> sums =
            new HashMap<>(Map.of(FIRST.cell(), new BigDecimal("7.0001"), "H/INCOME/2025-01", new BigDecimal("7.0001")));

    ReckoningTest() {
        Stream.of(FIRST, SECOND, BEDS, EARLIER_BEDS).forEach(line -> sent(line, State.RECORDED));
        sent(REFUSED, State.REFUSED);
        sent(STRAY, State.SUSPENDED);
        sent(UNKNOWN, State.UNKNOWN);
    }

    @Test
    void allIsWellWhenEveryLineIsWhereItWasAcknowledged() {
        assertFound();
    }

    @Test
    void anUnansweredLineMayCountOnce() {
        entries.add(booked(UNKNOWN));
        figures.put(FIRST.cell(), executed("7.5001"));
        sums.replaceAll((cell, sum) -> new BigDecimal("7.5001"));
        assertFound();
    }

    @Test
    void anUnansweredLineThatCountsTwiceIsFound() {
        entries.add(booked(UNKNOWN));
        entries.add(booked(UNKNOWN));
        assertEquals("counted 2 times: e", found().getFirst());
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
    void aLineRoundedByACentIsFound() {
        entries.set(0, booked(FIRST.costing("10.0101")));
        assertFound("stands as 10.0101 instead of 10.0001: a");
    }

    @Test
    void aLineOfAnotherDepartmentIsFound() {
        entries.set(0, new Booked("a", "D2/INCOME/2025-01", FIRST.amount()));
        assertFound("stands at D2/INCOME/2025-01 instead of D1/INCOME/2025-01: a");
    }

    @Test
    void aStoredRefusalIsFound() {
        waiting.add(booked(REFUSED));
        assertFound("refused but stored: c");
    }

    @Test
    void aLineThatNobodySentIsFound() {
        entries.add(new Booked("x", FIRST.cell(), BigDecimal.ONE));
        assertFound("stored but never sent: x");
    }

    @Test
    void aLineLostFromSuspenseOrWaitingTwiceIsFound() {
        waiting.clear();
        assertFound("lost from suspense: d");
        waiting.addAll(List.of(booked(STRAY), booked(STRAY)));
        assertFound("counted 2 times: d");
    }

    @Test
    void aSuspendedLineThatCountsToo() {
        entries.add(booked(STRAY));
        assertFound("suspended, and recorded: d");
    }

    @Test
    void aChangedLineWaitsBesideTheFirstWhichStays() {
        Line changed = FIRST.costing("11.0001");
        log.sending(changed, true);
        log.answered(changed, true, State.SUSPENDED);
        assertFound("lost from suspense: a");
        waiting.add(booked(changed));
        assertFound();
        entries.set(0, booked(changed));
        assertFound("stands as 11.0001 instead of 10.0001: a");
    }

    @Test
    void aRefusedLineThatIsSentAgainMayCount() {
        sent(REFUSED, State.RECORDED);
        assertEquals("lost: c", found().getFirst());
    }

    @Test
    void aWrongFigureIsFound() {
        figures.put(FIRST.cell(), executed("7"));
        assertFound("figure of D1/INCOME/2025-01 is 7 instead of 7.0001");
    }

    @Test
    void aBalanceOfAnOlderDateIsFound() {
        figures.put(BEDS.cell(), executed("28"));
        assertFound("figure of D1/BEDS/2025-01 is 28 instead of 30");
    }

    @Test
    void aMissingAndAnInventedFigureAreFound() {
        figures.remove(FIRST.cell());
        figures.put("D1/COST/2025-01", executed("0"));
        assertFound("figure of D1/INCOME/2025-01 is null instead of 7.0001", "figure without a line: D1/COST/2025-01");
    }

    @Test
    void aWrongSumOfTheHospitalIsFound() {
        sums.put("H/INCOME/2025-01", new BigDecimal("7.0101"));
        assertFound("sum of H/INCOME/2025-01 is 7.0101 instead of 7.0001");
    }

    @Test
    void anOverCommittedLimitIsFound() {
        String row = """
                {"centre":"D1","subject":"%s","month":"2025-01","budget":10,"executed":7.5,"reserved":%s}""";
        assertEquals(List.of(), overCommitted(row.formatted("DRUG", "2.5")));
        assertEquals(List.of(), overCommitted(row.formatted("FREE", "2.51")));
        assertEquals(
                List.of("limit passed: D1/DRUG/2025-01 uses 10.01 of 10"),
                overCommitted(row.formatted("DRUG", "2.51")));
    }

    private static List<String> overCommitted(String row) {
        return Reckoning.overCommitted(List.of(Json.read(row.getBytes(StandardCharsets.UTF_8))), List.of("DRUG"));
    }

    private void sent(Line line, State state) {
        log.sending(line, false);
        log.answered(line, false, state);
    }

    private void assertFound(String... differences) {
        assertEquals(List.of(differences), found());
    }

    private List<String> found() {
        Reckoning reckoning = new Reckoning(log.sent(), Map.of("D1", "H", "D2", "H"), Set.of("BEDS"));
        return reckoning.differences(new Books(entries, waiting, figures, sums));
    }

    private static Booked booked(Line line) {
        return new Booked(line.id(), line.cell(), line.amount());
    }

    private static Figure executed(String amount) {
        return new Figure(null, new BigDecimal(amount), null);
    }
}
