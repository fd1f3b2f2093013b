package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.outbox.EventKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the events tell about cells is what the tables hold. */
class CellEventsTest {
    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);
    private final CellEvents events = new CellEvents();

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("cell_events");
    }

    private String key(String centre, String subject, String month) {
        return String.join("/", hospital.code, centre, subject, "OWN", "-", month);
    }

    private Map<String, Object> present(String... keys) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return events.present(connection, 7, List.of(keys));
        }
    }

    private List<String> keys(String after, int limit) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return events.keys(connection, hospital.code, after, limit);
        }
    }

    @Test
    void aCellIsToldWithTheFiguresThatItHasAndWithoutThoseThatItHasNot() throws SQLException {
        hospital.budget("C-CARD", "DRUG", "2026-03", "1200.00");
        long sequence = hospital.post(line("1", "C-CARD", "DRUG", "2026-03-05", "10.50"))
                .sequence();
        long budgeted = hospital.budget("C-ORTHO", "PAPER", "2026-11", "0").sequence();
        database.run("update cell set adjustment = -100, reserved = 0.0001 where hospital = '%s' and centre = 'C-ORTHO'"
                .formatted(hospital.code));
        String drugs = key("C-CARD", "DRUG", "2026-03");
        String paper = key("C-ORTHO", "PAPER", "2026-11");
        assertEquals(
                Map.of(
                        drugs,
                        new CellEvents.CellChanged(
                                hospital.code,
                                "C-CARD",
                                "DRUG",
                                "OWN",
                                "-",
                                "2026-03",
                                new BigDecimal("1200"),
                                null,
                                null,
                                new BigDecimal("10.5"),
                                7,
                                2,
                                sequence),
                        paper,
                        new CellEvents.CellChanged(
                                hospital.code,
                                "C-ORTHO",
                                "PAPER",
                                "OWN",
                                "-",
                                "2026-11",
                                new BigDecimal("0"),
                                new BigDecimal("-100"),
                                new BigDecimal("0.0001"),
                                null,
                                7,
                                1,
                                budgeted)),
                present(drugs, paper, key("C-CARD", "DRUG", "2026-04")));
        assertEquals(EventKind.CELL, events.kind());
    }

    @Test
    void theCellsOfAHospitalAreListedInOrderPageByPage() throws SQLException {
        hospital.post(
                line("1", "C-ORTHO", "DRUG", "2026-03-05", "1"),
                line("2", "C-CARD", "PAPER", "2026-01-05", "1"),
                line("3", "C-CARD", "DRUG", "2026-12-05", "1"),
                line("4", "C-CARD", "DRUG", "2026-03-05", "1"));
        new LedgerHospital(database).post(line("1", "C-CARD", "DRUG", "2026-03-05", "1"));
        List<String> all = List.of(
                key("C-CARD", "DRUG", "2026-03"),
                key("C-CARD", "DRUG", "2026-12"),
                key("C-CARD", "PAPER", "2026-01"),
                key("C-ORTHO", "DRUG", "2026-03"));
        assertEquals(all, keys("", 10));
        assertEquals(all.subList(0, 2), keys("", 2));
        for (int last = 0; last < all.size(); last++) {
            assertEquals(all.subList(last + 1, all.size()), keys(all.get(last), 10));
        }
    }
}
