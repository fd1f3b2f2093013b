package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ledger answers to its callers, beside the figures. */
class LedgerAnswersTest {
    private static LedgerDatabase database;
    private final List<Integer> woken = Collections.synchronizedList(new ArrayList<>());
    private final LedgerHospital hospital = new LedgerHospital(database, new RelayWakeUp() {
        @Override
        public void wake(int bucket) {
            woken.add(bucket);
        }
    });

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("answers");
    }

    private static OriginalAmount amount(String centre, String subject, String amount) {
        return new OriginalAmount(
                new CellKey(centre, subject, "OWN", "-", YearMonth.parse("2026-03")), new BigDecimal(amount));
    }

    @Test
    void theRelayHearsOfEachCallThatWasStored() {
        int bucket = Bucket.of(hospital.code);
        hospital.post(line("1", "C-GONE", "DRUG", "2026-03-05", "1"));
        assertEquals(List.of(bucket), woken);
        long id = Long.parseLong(
                database.value("select id from suspense where hospital = '%s'".formatted(hospital.code)));
        hospital.ledger.replay(hospital.code, id, "office", Poster.OFFICE);
        assertEquals(List.of(bucket, bucket), woken);
        hospital.budget("C-CARD", "DRUG", "2026-03", "1");
        assertEquals(List.of(bucket, bucket, bucket), woken);
    }

    @Test
    void everyKindOfCallTellsThatAHospitalDoesNotExist() {
        ExecutionLine first = line("1", "C-CARD", "DRUG", "2026-03-05", "1");
        ExecutionLine doubled = line("1", "C-CARD", "DRUG", "2026-03-05", "1");
        List<Runnable> calls = List.of(
                () -> hospital.ledger.post(new Execution("h-none", "his", "b", "his", Poster.SOURCE, List.of(first))),
                () -> hospital.ledger.post(
                        new Execution("h-none", "his", "b", "his", Poster.SOURCE, List.of(first, doubled))),
                () -> hospital.ledger.setOriginal("h-none", "d", "office", List.of(amount("C-CARD", "DRUG", "1"))),
                () -> hospital.ledger.replay("h-none", 1, "office", Poster.OFFICE),
                () -> hospital.ledger.replay(hospital.code, 1_000_000, "office", Poster.OFFICE));
        for (Runnable call : calls) {
            assertEquals(
                    EdgeProblem.NOT_FOUND,
                    assertThrows(ProblemException.class, call::run).problem());
        }
    }

    @Test
    void amountsThatCannotBeSetAreNamedByTheirPlaceInTheCallAndNothingIsStored() {
        CellsRefused refused = assertThrows(
                CellsRefused.class,
                () -> hospital.ledger.setOriginal(
                        hospital.code,
                        "opening",
                        "office",
                        List.of(
                                amount("C-ORTHO", "NONE", "1"),
                                amount("C-ORTHO", "DRUG", "1"),
                                amount("C-GONE", "DRUG", "1"),
                                amount("C-CARD", "NONE", "1"))));
        assertEquals(
                List.of(
                        new CellsRefused.Flaw(0, "UNKNOWN_SUBJECT"),
                        new CellsRefused.Flaw(2, "UNKNOWN_CENTRE"),
                        new CellsRefused.Flaw(3, "UNKNOWN_SUBJECT")),
                refused.flaws());
        assertEquals("3 amounts cannot be set", refused.getMessage());
        assertEquals("0", database.value("select count(*) from cell where hospital = '%s'".formatted(hospital.code)));
    }

    @Test
    void aCallCountsItsLinesByWhatBecameOfThem() {
        hospital.budget("C-CARD", "PAPER", "2026-03", "1");
        ExecutionResult result = hospital.post(
                line("1", "C-CARD", "DRUG", "2026-03-05", "1"),
                line("2", "C-CARD", "PAPER", "2026-03-05", "2"),
                line("3", "C-CARD", "TRAVEL", "2026-03-05", "1"),
                line("4", "C-GONE", "DRUG", "2026-03-05", "1"),
                line("1", "C-CARD", "DRUG", "2026-03-05", "1"));
        assertEquals(
                List.of(2, 1, 1, 1),
                List.of(
                        result.count(LineStatus.RECORDED),
                        result.count(LineStatus.REPLAYED),
                        result.count(LineStatus.SUSPENDED),
                        result.count(LineStatus.REFUSED)));
        assertEquals(
                List.of("1 2 BUDGET_EXCEEDED", "2 3 BUDGET_INSUFFICIENT", "3 4 UNKNOWN_CENTRE", "4 1 null"),
                result.exceptions().stream()
                        .map(line -> line.index() + " " + line.id() + " " + line.code())
                        .toList());
        assertEquals(
                "The centre C-GONE is not known on 2026-03-05.",
                result.exceptions().get(2).detail());
        assertEquals(
                Long.toString(result.sequence()),
                database.value(
                        "select max(sequence) from outbox where bucket = %d".formatted(Bucket.of(hospital.code))));
    }

    @Test
    void aReplayTellsTheLineAndWhyItStillWaits() {
        hospital.post(line("left", "C-GONE", "DRUG", "2026-03-05", "1"));
        long id = Long.parseLong(
                database.value("select id from suspense where hospital = '%s'".formatted(hospital.code)));
        ExecutionResult result = hospital.ledger.replay(hospital.code, id, "office", Poster.OFFICE);
        assertEquals(
                List.of(new LineOutcome(
                        0,
                        "left",
                        LineStatus.SUSPENDED,
                        "UNKNOWN_CENTRE",
                        "The centre C-GONE is not known on 2026-03-05.",
                        null,
                        null)),
                result.exceptions());
        assertEquals(1, result.received());
        assertTrue(result.sequence() > 0);
        assertEquals(
                "office",
                database.value("select actor from posting where hospital = '%s' and kind = 'REPLAY'"
                        .formatted(hospital.code)));
    }

    @Test
    void aBudgetKeepsTheDocumentThatItComesFrom() {
        OriginalResult result = hospital.budget("C-CARD", "DRUG", "2026-03", "80");
        assertEquals(
                result.sequence() + " opening office",
                database.value("select sequence, document, actor from posting where hospital = '%s'"
                        .formatted(hospital.code)));
    }

    @Test
    void cellsAreLockedByCentreSubjectFundProjectAndMonth() {
        YearMonth march = YearMonth.of(2026, 3);
        List<CellKey> inOrder = List.of(
                new CellKey("A", "Z", "Z", "Z", march),
                new CellKey("B", "A", "Z", "Z", march),
                new CellKey("B", "B", "A", "Z", march),
                new CellKey("B", "B", "B", "A", march),
                new CellKey("B", "B", "B", "B", march.minusMonths(1)),
                new CellKey("B", "B", "B", "B", march));
        List<CellKey> sorted = new ArrayList<>(inOrder.reversed());
        Collections.sort(sorted);
        assertEquals(inOrder, sorted);
    }
}
