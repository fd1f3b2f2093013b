package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a refusal says would help, and that it would. */
class RemediesTest {
    private static final int CASES = 40;

    private static LedgerDatabase database;
    private final RuledHospital hospital = new RuledHospital(database);

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("remedies");
    }

    @AfterEach
    void theEntriesAreTheCellsAndTheCellsAreTheLimits() {
        assertEquals(List.of(), hospital.differences());
    }

    private static List<String> told(LineOutcome outcome) {
        return Objects.requireNonNull(outcome.verdict()).remedies().stream()
                .map(remedy -> String.join(
                        " ",
                        Stream.of(
                                        remedy.kind(),
                                        remedy.amount() == null
                                                ? null
                                                : remedy.amount()
                                                        .stripTrailingZeros()
                                                        .toPlainString(),
                                        remedy.month(),
                                        remedy.reservation() == null
                                                ? null
                                                : remedy.reservation().id(),
                                        remedy.rule(),
                                        remedy.role())
                                .filter(Objects::nonNull)
                                .map(Object::toString)
                                .toList()))
                .toList();
    }

    private List<String> helps(ExecutionLine... lines) {
        return told(hospital.outcome(lines));
    }

    @Test
    void whatIsLeftAnotherMonthAndWhatIsMissingAreToldInThisOrder() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.budget("C-CARD", "TRAVEL", "2026-02", "100");
        hospital.budget("C-CARD", "TRAVEL", "2026-05", "50");
        hospital.told(line("1", "C-CARD", "TRAVEL", "2026-03-01", "70.75"));
        List<String> remedies = List.of(
                "SMALLER_AMOUNT 29.25", "OTHER_MONTH 2026-05", "ADJUSTMENT 20.75 committee", "OVERRIDE committee");
        ExecutionLine refused = line("2", "C-CARD", "TRAVEL", "2026-03-02", "50");
        assertEquals(remedies, helps(refused));
        assertEquals(
                remedies, told(hospital.tryOut(refused).result().exceptions().getFirst()), "asked before it is sent");
        assertEquals(
                List.of(
                        "SMALLER_AMOUNT 29.25",
                        "OTHER_MONTH 2026-02",
                        "ADJUSTMENT 21.25 committee",
                        "OVERRIDE committee"),
                helps(line("2", "C-CARD", "TRAVEL", "2026-03-02", "50.5")),
                "no later month has as much, an earlier one has");
    }

    @Test
    void nothingHelpsThatIsClosedOrThereOnlyForOthers() {
        hospital.rule("pool", "STRICT", "POOL", "MONTH");
        hospital.budget("C-CARD", "TRAVEL", "2026-06", "100");
        hospital.budget("C-NEW", "TRAVEL", "2026-10", "100");
        hospital.budget("C-NEW", "TRAVEL", "2026-11", "100");
        hospital.plain.close(202611);
        hospital.plain.period(202610, "SOFT_CLOSED");
        assertEquals(
                List.of("ADJUSTMENT 5 committee", "OVERRIDE committee"),
                helps(line("1", "C-NEW", "TRAVEL", "2026-09-02", "5")));
    }

    @Test
    void aMonthInWhichTheCentreBeginsIsNotProposed() {
        database.run("update centre_interval set valid_from = '2026-07-15' where hospital = '%s' and centre = 'C-NEW'"
                .formatted(hospital.plain.code));
        hospital.budget("C-NEW", "TRAVEL", "2026-07", "50");
        assertEquals(
                List.of("ADJUSTMENT 5 committee", "OVERRIDE committee"),
                helps(line("1", "C-NEW", "TRAVEL", "2026-09-02", "5")));
    }

    @Test
    void aYearHasNoOtherMonthAndAYearToDateHasLaterOnes() {
        hospital.rule("r", "STRICT", "CENTRE", "YEAR", "subject = 'DRUG'");
        hospital.budget("C-CARD", "DRUG", "2026-04", "10");
        assertEquals(
                List.of("SMALLER_AMOUNT 10", "ADJUSTMENT 1 committee", "OVERRIDE committee"),
                helps(line("1", "C-CARD", "DRUG", "2026-03-02", "11")));
        hospital.rule("r", "STRICT", "CENTRE", "YEAR_TO_DATE", "subject = 'DRUG'");
        assertEquals(
                List.of("OTHER_MONTH 2026-04", "ADJUSTMENT 9 committee", "OVERRIDE committee"),
                helps(line("1", "C-CARD", "DRUG", "2026-03-02", "9")));
    }

    @Test
    void whatAWiderLimitForbidsIsNotProposed() {
        hospital.rule("line", "STRICT", "LINE", "MONTH", "subject = 'DRUG'");
        hospital.rule("pool", "STRICT", "HOSPITAL", "MONTH");
        hospital.budget("C-CARD", "DRUG", "2026-03", "100");
        hospital.budget("C-CARD", "DRUG", "2026-04", "200");
        hospital.budget("C-CARD", "DRUG", "2026-05", "200");
        hospital.rule("other", "NONE", "LINE", "MONTH", "subject = 'PAPER'");
        hospital.told(line("1", "C-ORTHO", "PAPER", "2026-03-01", "90"));
        hospital.told(line("2", "C-ORTHO", "PAPER", "2026-04-01", "90"));
        assertEquals(
                List.of("SMALLER_AMOUNT 10", "OTHER_MONTH 2026-05", "ADJUSTMENT 50 committee", "OVERRIDE committee"),
                helps(line("3", "C-CARD", "DRUG", "2026-03-02", "150")));
    }

    @Test
    void aPoolThatHasRoomIsNamed() {
        hospital.rule("line", "STRICT", "LINE", "YEAR", "subject = 'DRUG'");
        hospital.rule("surgery", "WARN", "POOL", "YEAR", "subject = 'EXP'", "centre = 'C-SURG'");
        hospital.budget("C-CARD", "DRUG", "2026-03", "10");
        hospital.budget("C-ORTHO", "DRUG", "2026-03", "20");
        assertEquals(
                List.of(
                        "SMALLER_AMOUNT 10",
                        "POOL 20 surgery committee",
                        "ADJUSTMENT 20 committee",
                        "OVERRIDE committee"),
                helps(line("1", "C-CARD", "DRUG", "2026-03-02", "30")));
        assertEquals(
                List.of("SMALLER_AMOUNT 10", "ADJUSTMENT 21 committee", "OVERRIDE committee"),
                helps(line("1", "C-CARD", "DRUG", "2026-03-02", "31")));
    }

    @Test
    void aLineWithoutABudgetOfItsOwnNeedsOne() {
        hospital.rule("r", "STRICT", "CENTRE", "MONTH", "requires_line = true");
        hospital.budget("C-CARD", "DRUG", "2026-03", "100");
        hospital.budget("C-CARD", "DRUG", "2026-04", "200");
        assertEquals(
                List.of("ADJUSTMENT 5 committee", "OVERRIDE committee"),
                helps(line("1", "C-CARD", "PAPER", "2026-03-02", "5")));
        hospital.rule("r", "STRICT", "CENTRE", "MONTH");
        assertEquals(
                List.of("SMALLER_AMOUNT 100", "OTHER_MONTH 2026-04", "ADJUSTMENT 50 committee", "OVERRIDE committee"),
                helps(line("1", "C-CARD", "PAPER", "2026-03-02", "150")));
    }

    @Test
    void theLargestReservationIsNamedAndAReservationIsNotOverridden() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        reserve("small", "30");
        reserve("large", "60");
        assertEquals(
                List.of(
                        "SMALLER_AMOUNT 10",
                        "RELEASE_RESERVATION 60 large",
                        "ADJUSTMENT 10 committee",
                        "OVERRIDE committee"),
                helps(line("1", "C-CARD", "TRAVEL", "2026-03-02", "20")));
        ReservationRefused refused = assertThrows(ReservationRefused.class, () -> reserve("more", "20"));
        assertEquals(
                List.of("SMALLER_AMOUNT 10", "RELEASE_RESERVATION 60 large", "ADJUSTMENT 10 committee"),
                told(refused.lines().getFirst()));
    }

    private void reserve(String id, String amount) {
        hospital.plain.reservations.reserve(new ReservationDraft(
                hospital.plain.code,
                new ReservationId("erp", id),
                null,
                null,
                null,
                "erp",
                List.of(new ReservationDraft.Line(
                        "1",
                        new CellKey("C-CARD", "TRAVEL", "OWN", "-", YearMonth.of(2026, 3)),
                        new BigDecimal(amount),
                        null))));
    }

    @Test
    void ofADocumentTheLineThatWasTooMuchIsHelped() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "10");
        hospital.budget("C-CARD", "TRAVEL", "2026-04", "10");
        hospital.budget("C-ORTHO", "TRAVEL", "2026-05", "90");
        List<LineOutcome> outcomes = hospital.plain
                .post(
                        line("1", "C-CARD", "TRAVEL", "2026-03-02", "4", "D"),
                        line("2", "C-ORTHO", "TRAVEL", "2026-03-02", "5", "D"),
                        line("3", "C-CARD", "PAPER", "2026-03-02", "5", "D"))
                .exceptions();
        List<String> remedies = List.of("OTHER_MONTH 2026-05", "ADJUSTMENT 5 committee", "OVERRIDE committee");
        assertEquals(
                List.of(remedies, remedies, remedies),
                outcomes.stream().map(RemediesTest::told).toList());
    }

    @Test
    void aMappedLineIsToldWhatTheVerdictKnowsAndAWarningNothing() {
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "10");
        hospital.budget("C-CARD", "TRAVEL", "2026-04", "90");
        hospital.plain.map("m", "null, '0203', null, null, null, 'C-CARD', null, null, null");
        assertEquals(
                List.of("SMALLER_AMOUNT 10", "ADJUSTMENT 1 committee", "OVERRIDE committee"),
                helps(line("1", "0203", "TRAVEL", "2026-03-02", "11")));
        assertEquals(List.of(), helps(line("2", "C-CARD", "PAPER", "2026-03-02", "11")));
    }

    /** Whatever limits there are, what is proposed passes when it is asked next. */
    @Test
    void whatIsProposedPasses() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        int proposed = 0;
        for (int n = 0; n < CASES; n++) {
            RuledHospital some = new RuledHospital(database);
            List<String> levels = List.of("LINE", "SUBJECT", "CENTRE", "POOL", "HOSPITAL");
            List<String> bases = List.of("MONTH", "YEAR_TO_DATE", "YEAR");
            for (int rule = 0; rule <= random.nextInt(3); rule++) {
                some.rule(
                        "r" + rule,
                        random.nextInt(4) == 0 ? "WARN" : "STRICT",
                        levels.get(random.nextInt(5)),
                        bases.get(random.nextInt(3)),
                        "tolerance = " + random.nextInt(2) * 3.3333,
                        "requires_line = " + random.nextBoolean());
            }
            for (int budget = 0; budget < 6; budget++) {
                some.budget(
                        random.nextBoolean() ? "C-CARD" : "C-ORTHO",
                        random.nextBoolean() ? "DRUG" : "TRAVEL",
                        "2026-0" + (1 + random.nextInt(6)),
                        Integer.toString(random.nextInt(100)));
            }
            for (int post = 0; post < 8; post++) {
                ExecutionLine asked = line(
                        n + "-" + post,
                        random.nextBoolean() ? "C-CARD" : "C-ORTHO",
                        random.nextBoolean() ? "DRUG" : "TRAVEL",
                        "2026-0" + (1 + random.nextInt(6)) + "-03",
                        Integer.toString(1 + random.nextInt(60)));
                for (LineOutcome outcome : some.plain.post(asked).exceptions()) {
                    for (ExecutionLine other : proposals(asked, outcome)) {
                        proposed++;
                        assertEquals(
                                0,
                                some.tryOut(other).result().count(LineStatus.REFUSED),
                                () -> "seed " + seed + ": " + asked + " " + outcome + " " + other);
                    }
                }
            }
        }
        assertTrue(proposed > CASES, proposed + " were tried");
    }

    private static List<ExecutionLine> proposals(ExecutionLine asked, LineOutcome outcome) {
        List<ExecutionLine> proposals = new ArrayList<>();
        for (Remedy remedy : Objects.requireNonNull(outcome.verdict()).remedies()) {
            YearMonth month = remedy.month();
            if (remedy.kind() == Remedy.Kind.SMALLER_AMOUNT) {
                String left = Objects.requireNonNull(remedy.amount()).toPlainString();
                proposals.add(
                        line("x", asked.centre(), asked.subject(), asked.date().toString(), left));
            } else if (month != null) {
                proposals.add(line(
                        "x",
                        asked.centre(),
                        asked.subject(),
                        month.atDay(1).toString(),
                        asked.amount().toPlainString()));
            }
        }
        return proposals;
    }
}
