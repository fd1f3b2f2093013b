package dev.heng.budget.ledger;

import static dev.heng.budget.ledger.LedgerHospital.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lines that a mapping rule divides among several places. */
class DividedLineTest {
    private static final int CALLS = 40;
    private static final String HALVES = "'{0.5,0.5}'";
    private static LedgerDatabase database;
    private final RuledHospital ruled = new RuledHospital(database);
    private final LedgerHospital hospital = ruled.plain;

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("divided");
    }

    @AfterEach
    void theSumsAreRight() {
        assertEquals(List.of(), ruled.differences());
        assertEquals(
                List.of(), database.rows("""
                        select line_id from entry where hospital = '%1$s' and figure = 'EXECUTED'
                        group by line_id having count(distinct sequence) > 1
                        union all
                        select m.line_id from mapped_line m where m.hospital = '%1$s' and not exists (
                            select from entry e where e.hospital = m.hospital and e.line_id = m.line_id)
                        """.formatted(hospital.code)), "what was sent is one line in one posting");
    }

    private void divide(String centre, String parts, String ratios) {
        hospital.divide("d-" + centre, "null, '" + centre + "', null, null, null", parts, ratios);
    }

    private List<String> booked(String id) {
        return database.rows("""
                select e.centre, e.subject, e.fund, e.project, e.month, trim_scale(e.delta) from entry e
                where e.hospital = '%s' and e.line_id = '%s' order by e.n""".formatted(hospital.code, id));
    }

    private PostedLine posted(String line) {
        return new PostedLines(database.dataSource()).require(hospital.code, new LineId("his", line));
    }

    private ReversalResult reverse(String line, String id, String date) {
        return hospital.reversals.reverse(new ReversalDraft(
                hospital.code,
                new LineId("his", line),
                id,
                date == null ? null : LocalDate.parse(date),
                "重复收费",
                "office",
                Poster.SOURCE));
    }

    private ExecutionResult replay(int most) {
        return hospital.ledger
                .replay(new ReplayDraft(hospital.code, "his", null, 0, most, "office", Poster.OFFICE))
                .result();
    }

    @Test
    void aDividedLineIsOneLineWithSeveralEntries() {
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,PAPER}', '{F-1,NULL}', '{NULL,NULL}'", "'{0.35,0.65}'");
        ExecutionResult result = hospital.post(line("1", "0203", "DRUG", "2026-03-05", "40.01"));
        assertEquals(1, result.count(LineStatus.RECORDED));
        assertEquals(List.of("C-CARD DRUG F-1 - 202603 14", "C-ORTHO PAPER OWN - 202603 26.01"), booked("1"));
        assertEquals(List.of("0 REPLAYED null"), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "40.010")));
        assertEquals(
                List.of("0 SUSPENDED LINE_CHANGED"), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "40.02")));
        assertEquals(
                List.of("1 0203 40.02"),
                database.rows("select line_id, centre, trim_scale(amount) from suspense where hospital = '%s'"
                        .formatted(hospital.code)));
        PostedLine posted = posted("1");
        assertEquals("0203 DRUG OWN", posted.centre() + " " + posted.subject() + " " + posted.fund());
        assertEquals("40.01", posted.amount().stripTrailingZeros().toPlainString());
        assertEquals("0203", posted.sent().centre());
        assertEquals(
                List.of("C-CARD", "C-ORTHO"),
                posted.entries().stream().map(entry -> entry.cell().centre()).toList());
        assertEquals(
                List.of("1 0203 DRUG OWN -"),
                database.rows("select line_id, centre, subject, fund, project from mapped_line where hospital = '%s'"
                        .formatted(hospital.code)));
    }

    @Test
    void dividedMappedAndKnownLinesMeetInOneCall() {
        hospital.map("m", "null, '0204', null, null, null, 'C-CARD', null, null, null");
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        assertEquals(
                List.of("4 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "C-ORTHO", "DRUG", "2026-03-05", "1"),
                        line("2", "0203", "DRUG", "2026-03-05", "20"),
                        line("3", "0204", "DRUG", "2026-03-05", "300"),
                        line("4", "0203", "DRUG", "2026-03-05", "-0.05"),
                        line("5", "0205", "DRUG", "2026-03-05", "4000")));
        assertEquals("309.97", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("10.98", hospital.executed("C-ORTHO", "DRUG", 202603));
        assertEquals(List.of("C-CARD DRUG OWN - 202603 -0.03", "C-ORTHO DRUG OWN - 202603 -0.02"), booked("4"));
        assertEquals("C-CARD", posted("3").centre());
        assertNull(posted("1").sent());
    }

    @Test
    void aNarrowerRuleGivesItsCodesToEveryPart() {
        divide("0203", "'{C-CARD,C-ORTHO}', '{PAPER,DRUG}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        hospital.map("fund", "null, '0203', null, null, null, null, null, 'F-9', null");
        hospital.map("narrow", "'his', '0203', null, null, null, null, 'DRUG', null, null");
        hospital.map("subject", "null, null, 'PAPER', null, null, 'C-ORTHO', null, null, null");
        hospital.divide(
                "wide",
                "null, null, 'PAPER', null, null",
                "'{C-NEW,C-NEW}', '{NULL,NULL}', '{NULL,NULL}', '{P-1,P-2}'",
                HALVES);
        hospital.post(line("1", "0203", "PAPER", "2026-03-05", "2"));
        assertEquals(
                List.of("C-CARD DRUG F-9 - 202603 1", "C-ORTHO DRUG F-9 - 202603 1"),
                booked("1"),
                "of two rules that divide the narrower one does");
    }

    @Test
    void oneRefusedPartRefusesTheLineAndItsDocument() {
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.budget("C-ORTHO", "TRAVEL", "2026-03", "10");
        LineOutcome refused = ruled.outcome(line("1", "0203", "TRAVEL", "2026-03-05", "20.02"));
        assertEquals(LineStatus.REFUSED, refused.status());
        assertTrue(refused.detail().startsWith("Line 0: C-ORTHO TRAVEL"), refused.detail());
        assertEquals("-", hospital.executed("C-CARD", "TRAVEL", 202603));
        assertEquals(
                "0", database.value("select count(*) from line_key where hospital = '%s'".formatted(hospital.code)));
        ExecutionResult together = hospital.post(
                line("2", "C-CARD", "DRUG", "2026-03-05", "1", "D-1"),
                line("3", "0203", "TRAVEL", "2026-03-05", "20.02", "D-1"),
                line("4", "0203", "TRAVEL", "2026-03-05", "20.02"),
                line("5", "0203", "TRAVEL", "2026-03-05", "20"));
        assertEquals(3, together.count(LineStatus.REFUSED), "the fifth line is a unit of its own");
        assertEquals(
                List.of("Line 1", "Line 1", "Line 2"),
                together.exceptions().stream()
                        .map(outcome -> outcome.detail().substring(0, 6))
                        .toList());
        assertEquals("10", hospital.executed("C-CARD", "TRAVEL", 202603));
        assertEquals("10", hospital.executed("C-ORTHO", "TRAVEL", 202603));
    }

    @Test
    void whatIsToldOfAPartIsToldOfItsLine() {
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        hospital.budget("C-CARD", "PAPER", "2026-03", "100");
        ExecutionResult result = hospital.post(
                line("1", "C-CARD", "DRUG", "2026-03-05", "1"), line("2", "0203", "PAPER", "2026-03-05", "8"));
        LineOutcome warned = result.exceptions().getFirst();
        assertEquals(1, warned.index());
        assertEquals(LineStatus.RECORDED, warned.status());
        assertEquals("BUDGET_EXCEEDED", warned.code());
        assertTrue(warned.detail().startsWith("Line 1: C-ORTHO PAPER"), warned.detail());
        assertEquals(1, result.exceptions().size());
        assertEquals(2, result.count(LineStatus.RECORDED));
    }

    @Test
    void aBalanceIsNotDivided() {
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,BEDS}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        divide("0204", "'{C-CARD,C-ORTHO}', '{BEDS,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        assertEquals(
                List.of("0 SUSPENDED BALANCE_SPLIT", "1 SUSPENDED BALANCE_SPLIT", "2 SUSPENDED BALANCE_SPLIT"),
                hospital.told(
                        line("1", "0203", "BEDS", "2026-03-05", "45"),
                        line("2", "0203", "DRUG", "2026-03-05", "45.5"),
                        line("3", "0204", "DRUG", "2026-03-05", "45.25")));
        assertEquals(
                List.of(
                        "1 0203 BEDS 45 BALANCE_SPLIT",
                        "2 0203 DRUG 45.5 BALANCE_SPLIT",
                        "3 0204 DRUG 45.25 BALANCE_SPLIT"),
                database.rows("""
                        select line_id, centre, subject, trim_scale(amount), code from suspense
                        where hospital = '%s' order by 1""".formatted(hospital.code)));
        assertEquals("0", database.value("select count(*) from entry where hospital = '%s'".formatted(hospital.code)));
    }

    @Test
    void aLineWaitsWholeWhileAPartOfItIsUnknown() {
        divide("0203", "'{C-CARD,C-NEW}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        assertEquals(
                List.of("0 SUSPENDED UNKNOWN_CENTRE"),
                hospital.told(
                        line("1", "0203", "DRUG", "2026-06-30", "1"), line("2", "0203", "DRUG", "2026-07-01", "1")));
        assertEquals("0203", posted("1").centre());
        assertEquals(List.of(), posted("1").entries());
        assertEquals("0.5", hospital.executed("C-NEW", "DRUG", 202607));
    }

    @Test
    void aLineOfAClosedMonthWaitsWholeOrGoesOnWhole() {
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        hospital.close(202603);
        assertEquals(List.of("0 SUSPENDED PERIOD_CLOSED"), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "8")));
        assertEquals(
                "8",
                database.value(
                        "select trim_scale(sum(amount)) from suspense where hospital = '%s'".formatted(hospital.code)));
        hospital.bookLate();
        assertEquals(List.of("0 RECORDED LATE_POSTING"), hospital.told(line("1", "0203", "DRUG", "2026-03-05", "8")));
        assertEquals(List.of("C-CARD DRUG OWN - 202604 4", "C-ORTHO DRUG OWN - 202604 4"), booked("1"));
        database.run("update centre_interval set valid_to = '2026-04-29' where hospital = '%s' and centre = 'C-ORTHO'"
                .formatted(hospital.code));
        assertEquals(
                List.of("0 SUSPENDED PERIOD_CLOSED"),
                hospital.told(line("2", "0203", "DRUG", "2026-03-05", "8")),
                "a part that cannot go on keeps the line");
    }

    @Test
    void aReversalTakesEveryPartBack() {
        divide(
                "0203",
                "'{C-CARD,C-ORTHO,C-ORTHO}', '{NULL,NULL,PAPER}', '{NULL,NULL,NULL}', '{NULL,NULL,NULL}'",
                "'{0.3,0.3,0.4}'");
        hospital.post(line("1", "0203", "DRUG", "2026-03-05", "40.01", "D-7"));
        assertTrue(reverse("1", "1-R", "2026-04-02").isNew());
        assertEquals(
                List.of(
                        "C-CARD DRUG OWN - 202604 -12",
                        "C-ORTHO DRUG OWN - 202604 -12",
                        "C-ORTHO PAPER OWN - 202604 -16.01"),
                booked("1-R"));
        assertFalse(reverse("1", "1-R", "2026-04-02").isNew());
        assertEquals(
                "REVERSED_ALREADY",
                assertThrows(ProblemException.class, () -> reverse("1", "1-S", null))
                        .problem()
                        .toString());
        PostedLine reversal = posted("1-R");
        assertEquals("0203", reversal.centre());
        assertEquals("-40.01", reversal.amount().stripTrailingZeros().toPlainString());
        assertEquals("1", reversal.reverses().line());
        assertEquals("1-R", posted("1").reversedBy().id());
        assertEquals(List.of("0 REPLAYED null"), hospital.told(line("1-R", "0203", "DRUG", "2026-04-02", "-40.01")));
        hospital.close(202605);
        hospital.post(line("2", "0203", "DRUG", "2026-03-05", "1"));
        assertThrows(ProblemException.class, () -> reverse("2", "2-R", "2026-05-02"));
        assertEquals(
                "0", database.value("select count(*) from suspense where hospital = '%s'".formatted(hospital.code)));
    }

    @Test
    void aReversalThatTakesBackMoreThanIsLeftIsRefusedWhole() {
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        hospital.budget("C-CARD", "TRAVEL", "2026-03", "100");
        hospital.post(line("1", "0203", "TRAVEL", "2026-03-05", "-20"));
        hospital.post(line("2", "C-ORTHO", "TRAVEL", "2026-03-05", "10"));
        assertEquals(
                "REVERSAL_REFUSED",
                assertThrows(ProblemException.class, () -> reverse("1", "1-R", null))
                        .problem()
                        .toString());
        assertEquals("-10", hospital.executed("C-CARD", "TRAVEL", 202603));
    }

    @Test
    void whatWaitsIsDividedWhenItIsReplayed() {
        hospital.post(
                line("1", "0203", "DRUG", "2026-03-05", "1"),
                line("2", "0203", "DRUG", "2026-03-05", "2"),
                line("3", "0203", "DRUG", "2026-03-05", "3"),
                line("4", "0299", "DRUG", "2026-03-05", "4"));
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        long first = Long.parseLong(
                database.value("select min(id) from suspense where hospital = '%s'".formatted(hospital.code)));
        ExecutionResult one = hospital.ledger.replay(hospital.code, first, "office", Poster.OFFICE);
        assertEquals(LineStatus.RECORDED, one.exceptions().getFirst().status());
        ExecutionResult rest = replay(100);
        assertEquals(2, rest.count(LineStatus.RECORDED));
        assertEquals(1, rest.count(LineStatus.SUSPENDED));
        assertEquals("3", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("3", hospital.executed("C-ORTHO", "DRUG", 202603));
        assertEquals(
                List.of("4"),
                database.rows("select line_id from suspense where hospital = '%s' and state = 'OPEN'"
                        .formatted(hospital.code)));
    }

    @Test
    void whoPostsDividedLinesAtTheSameTimeWaitsForNobodyForEver() throws Exception {
        divide("0203", "'{C-CARD,C-ORTHO}', '{DRUG,PAPER}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        divide("0204", "'{C-CARD,C-ORTHO}', '{PAPER,DRUG}', '{NULL,NULL}', '{NULL,NULL}'", HALVES);
        List<Callable<ExecutionResult>> calls = IntStream.range(0, CALLS)
                .<Callable<ExecutionResult>>mapToObj(n -> () -> hospital.post(
                        line("a" + n, n % 2 == 0 ? "0203" : "0204", "DRUG", "2026-03-05", "0.02"),
                        line("b" + n, n % 2 == 0 ? "0204" : "0203", "DRUG", "2026-03-05", "0.02"),
                        line("same", "0203", "DRUG", "2026-03-05", "0.02")))
                .toList();
        List<ExecutionResult> results = Together.run(calls);
        assertEquals(
                2 * CALLS + 1,
                results.stream()
                        .mapToInt(result -> result.count(LineStatus.RECORDED))
                        .sum());
        assertEquals("0.41", hospital.executed("C-CARD", "DRUG", 202603));
        assertEquals("0.4", hospital.executed("C-ORTHO", "DRUG", 202603));
    }

    @Test
    void whateverIsSentThePartsAddUpToTheirLinesAndTheLimitsHold() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        ruled.rule("all", "STRICT", "CENTRE", "YEAR", "subject = 'EXP'");
        for (String centre : List.of("C-CARD", "C-ORTHO")) {
            for (String subject : List.of("DRUG", "TRAVEL", "PAPER")) {
                ruled.budget(centre, subject, "2026-0" + (1 + random.nextInt(3)), "500");
            }
        }
        divide("0203", "'{C-CARD,C-ORTHO}', '{NULL,NULL}', '{NULL,NULL}', '{NULL,NULL}'", "'{0.3333,0.6667}'");
        divide(
                "0204",
                "'{C-CARD,C-CARD,C-ORTHO,C-ORTHO}', '{DRUG,TRAVEL,DRUG,PAPER}', '{NULL,NULL,NULL,F-1}', '{NULL,NULL,NULL,NULL}'",
                "'{0.0001,0.1666,0.3333,0.5}'");
        hospital.map("m", "null, '0205', null, null, null, 'C-ORTHO', null, null, null");
        int id = 0;
        for (int call = 0; call < CALLS; call++) {
            List<ExecutionLine> lines = new ArrayList<>();
            for (int n = random.nextInt(6); n >= 0; n--) {
                lines.add(line(
                        "L" + (random.nextInt(5) == 0 ? random.nextInt(id + 1) : ++id),
                        List.of("0203", "0204", "0205", "C-CARD", "0206").get(random.nextInt(5)),
                        List.of("DRUG", "TRAVEL", "PAPER").get(random.nextInt(3)),
                        "2026-0" + (1 + random.nextInt(3)) + "-05",
                        new BigDecimal(random.nextInt(2_000_000) - 300_000)
                                .movePointLeft(4 - random.nextInt(3))
                                .toPlainString(),
                        random.nextInt(3) == 0 ? "D" + random.nextInt(3) : null));
            }
            ExecutionResult result = hospital.post(lines.toArray(ExecutionLine[]::new));
            for (int n = 0; n < lines.size(); n++) {
                int index = n;
                boolean isRecorded = result.exceptions().stream()
                        .noneMatch(outcome -> outcome.index() == index && outcome.status() != LineStatus.RECORDED);
                if (isRecorded) {
                    assertEquals(
                            0,
                            lines.get(n)
                                    .amount()
                                    .compareTo(posted(lines.get(n).id()).amount()),
                            "seed " + seed + ", call " + call + ": " + lines.get(n));
                }
            }
            assertEquals(List.of(), ruled.differences(), "seed " + seed + ", call " + call);
        }
        assertEquals(
                List.of(),
                database.rows(
                        "select scope from spending_limit where hospital = '%s' and (select sum(x) from unnest(executed) x) > 1500"
                                .formatted(hospital.code)),
                "seed " + seed);
    }
}
