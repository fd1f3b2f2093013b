package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The largest call, right after the tables were analysed nearly empty: the worst moment for a plan that is kept. */
class LargeCallTest {
    private static final int LARGEST = 10_000;
    private static final int CALLS_UNTIL_A_PLAN_IS_KEPT = 8;

    private static LedgerDatabase database;
    private final LedgerHospital hospital = new LedgerHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("large_call");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void tenThousandCellsAreLookedUpByKey() {
        setOriginals(1, 0);
        post("w", 1);
        database.run("analyze");
        for (int call = 1; call <= CALLS_UNTIL_A_PLAN_IS_KEPT; call++) {
            setOriginals(1, call);
            post("w" + call, 1);
        }
        setOriginals(LARGEST, 7);
        post("a", LARGEST);
        post("a", LARGEST);
        assertEquals(List.of(), hospital.differences());
        assertEquals("10000 70000 10009", database.value("""
                        select count(*), trim_scale(sum(original)), trim_scale(sum(executed)) from cell where hospital = '%s'
                        """.formatted(hospital.code)));
    }

    private void setOriginals(int cells, int amount) {
        hospital.ledger.setOriginal(
                hospital.code,
                "opening",
                "office",
                IntStream.range(0, cells)
                        .mapToObj(i -> new OriginalAmount(
                                new CellKey("C-CARD", "DRUG", "OWN", "P" + i, YearMonth.of(2026, 1)),
                                BigDecimal.valueOf(amount)))
                        .toList());
    }

    private void post(String prefix, int lines) {
        hospital.post(IntStream.range(0, lines)
                .mapToObj(i -> new ExecutionLine(
                        prefix + i,
                        "C-CARD",
                        "DRUG",
                        "OWN",
                        "P" + i,
                        LocalDate.parse("2026-01-05"),
                        BigDecimal.ONE,
                        null,
                        null))
                .toArray(ExecutionLine[]::new));
    }
}
