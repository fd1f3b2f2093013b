package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A whole year of the demo hospital, from the start of its cycle on: every centre proposes, owner departments cut, control figures go down,
 * the second round comes up, the committee approves with a quorum, the budget is issued, executed and adjusted; what is left is carried
 * forward, and the final account is signed. Everything goes through the public API, each thing by who may do it.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeYearJourney {
    private static final String HOSPITAL = "x-hospital";
    private static final String BUDGET = "/api/budget/v1/hospitals/" + HOSPITAL;
    private static final int YEAR = 2026;
    private static final String OWNED = "EXP_ADM_OTHC";
    private static final String TRAVEL = "EXP_ADM_TRAVEL";
    private static final String OFFICE_SUPPLIES = "EXP_ADM_OFFICE";
    private static final String OWNER = "A-HOFF";
    private static final String CUT_CENTRE = "A-PERS";
    private static final BigDecimal CUT = new BigDecimal("0.9");
    private static final String DONOR = "A-LOGI";
    private static final String MONTH = YEAR + "-11";
    private static final int SUBJECTS_EXECUTED = 6;
    private static final int NO_RED_LINE_BELOW = 30_000_000;
    private static final BigDecimal THIRTEEN = new BigDecimal("13");
    private static final Map<String, String> APPROVE = Map.of("decision", "APPROVE", "opinion", "同意");

    private RunningSuite suite;
    private Client office;
    private PlannedYear planned;

    @BeforeAll
    void theDemoHospitalIsThere(RunningSuite running) {
        suite = running;
        running.demo();
        office = running.as(Account.OFFICE);
        planned = PlannedYear.after(office, BUDGET, YEAR - 1);
        assertEquals(78, planned.centres().size(), planned.centres()::toString);
    }

    @Test
    @Order(1)
    void everyCentreProposes() {
        office.put(BUDGET + "/cycles/" + YEAR, Map.of()).ok();
        officer("C-CARD")
                .post(proposal("C-CARD") + "/lines", Map.of("lines", planned.lines("C-CARD")))
                .refused(409, "PHASE_CLOSED");
        move("FIRST_UP");
        Together.ask(List.copyOf(planned.centres()), centre -> propose(centre, planned.lines(centre)));
        officer("C-CARD")
                .post(proposal("C-RESP") + "/lines", Map.of("lines", List.of()))
                .refused(403, "CENTRE_OUT_OF_SCOPE");
        officer("C-CARD")
                .post(proposal("C-CARD") + "/lines", Map.of("lines", planned.lines("C-CARD")))
                .refused(409, "PROPOSAL_SUBMITTED");
        List<String> wrong = Together.ask(List.copyOf(planned.centres()), centre -> unlike(centre, 1)).stream()
                .flatMap(List::stream)
                .toList();
        assertEquals(List.of(), wrong, "lines whose months are not what was wanted");
    }

    @Test
    @Order(2)
    void anOwnerDepartmentCutsWhatItAnswersFor() {
        office.put(BUDGET + "/ownerships/management-expenses", Map.of("subject", OWNED, "owner", OWNER))
                .ok();
        move("FIRST_DOWN");
        officer("C-RESP")
                .post(proposal("C-RESP") + "/lines", Map.of("lines", planned.lines("C-RESP")))
                .refused(409, "PHASE_CLOSED");
        String figures = BUDGET + "/control-figures/" + YEAR;
        owner().post(figures, Map.of("figures", List.of(PlannedYear.figure("C-CARD", "EXP_MED_DRUG", BigDecimal.ONE))))
                .refused(403, "CENTRE_OUT_OF_SCOPE");
        List<String> centres = planned.centresWith(TRAVEL);
        assertTrue(centres.size() > 20, centres::toString);
        List<Map<String, Object>> cuts = new ArrayList<>();
        for (String centre : centres) {
            BigDecimal cut = planned.of(centre, TRAVEL).multiply(CUT).setScale(2, RoundingMode.HALF_UP);
            planned.set(centre, TRAVEL, cut);
            cuts.add(PlannedYear.figure(centre, TRAVEL, cut));
        }
        owner().post(figures, Map.of("figures", cuts)).ok();
        owner().post(BUDGET + "/reviews/" + YEAR + "/" + OWNER + "/completions", Map.of("done", true))
                .ok();
        BigDecimal drugs = planned.of("C-CARD", "EXP_MED_MAT").multiply(CUT).setScale(2, RoundingMode.HALF_UP);
        planned.set("C-CARD", "EXP_MED_MAT", drugs);
        office.post(figures, Map.of("figures", List.of(PlannedYear.figure("C-CARD", "EXP_MED_MAT", drugs))))
                .ok();
    }

    @Test
    @Order(3)
    void theSecondRoundKeepsToTheControlFigures() {
        move("SECOND_UP");
        Together.ask(List.copyOf(planned.centres()), centre -> {
            List<Map<String, Object>> changed = new ArrayList<>();
            for (JsonNode line : officer(centre).list(proposal(centre) + "/lines?limit=1000")) {
                String subject = line.path("subject").asText();
                BigDecimal wanted = planned.of(centre, subject);
                if (PlannedYear.year(line, planned.isBalance(subject)).compareTo(wanted) != 0) {
                    Map<String, Object> again = PlannedYear.line(subject, wanted);
                    again.put("version", line.path("version").asLong());
                    again.put("reason", "按控制数调整");
                    changed.add(again);
                }
            }
            return propose(centre, changed);
        });
        List<String> wrong = Together.ask(List.copyOf(planned.centres()), centre -> unlike(centre, 2)).stream()
                .flatMap(List::stream)
                .toList();
        assertEquals(List.of(), wrong);
        JsonNode gaps =
                office.get(BUDGET + "/control-figures/" + YEAR + "/gaps").ok().body();
        assertTrue(gaps.path("totals").size() > 1, gaps::toString);
        gaps.path("totals")
                .forEach(total -> assertSame(BigDecimal.ZERO, Amounts.of(total.path("gap")), total.toString()));
        JsonNode line = theLine(proposal(CUT_CENTRE) + "/comparison?subject=" + TRAVEL);
        assertSame(
                planned.of(CUT_CENTRE, TRAVEL),
                Amounts.of(line.path("firstDown").path("amount")),
                line.toString());
        assertSame(
                planned.of(CUT_CENTRE, TRAVEL), Amounts.of(line.path("secondUp").path("amount")), line.toString());
        assertEquals("压减一般性支出", line.path("firstDown").path("why").asText(), line::toString);
    }

    private JsonNode theLine(String path) {
        List<JsonNode> lines = office.list(path);
        assertEquals(1, lines.size(), lines::toString);
        return lines.getFirst();
    }

    @Test
    @Order(4)
    void theCommitteeApprovesWithAQuorumAndTheBudgetIsIssued() {
        move("SECOND_DOWN");
        office.put(
                        BUDGET + "/approval-routes/whole-budget",
                        Map.of(
                                "name",
                                "预算管理委员会",
                                "kind",
                                "BUDGET",
                                "steps",
                                List.of(Map.of(
                                        "name", "委员会", "parts", List.of(Map.of("role", "COMMITTEE", "quorum", 2))))))
                .ok();
        String versions = BUDGET + "/budgets/" + YEAR + "/versions";
        JsonNode version = office.post(versions, Map.of("aboveParent", planned.places("H")))
                .ok()
                .body();
        assertEquals(0, version.path("missing").size(), version::toString);
        String one = versions + "/" + version.path("version").asInt();
        JsonNode checks = office.get(one + "/checks").ok().body();
        assertEquals(0, checks.path("errors").asInt(), checks::toString);
        List<Map<String, Object>> notes = new ArrayList<>();
        for (JsonNode check : checks.path("checks")) {
            if (!check.path("passed").asBoolean()) {
                notes.add(Map.of("check", check.path("check").asText(), "note", "与上年一致"));
            }
        }
        office.post(one + "/submissions", Map.of("notes", notes)).ok();
        long approval = approval("BUDGET", YEAR + "/" + version.path("version").asInt());
        member("office").post(decisions(approval), APPROVE).refused(403, "PREPARER_NEVER_APPROVES");
        member("director").post(decisions(approval), APPROVE).ok();
        office.post(one + "/issues", Map.of()).refused(409, "BUDGET_VERSION_STATE");
        member("director").post(decisions(approval), APPROVE).refused(409, "ALREADY_DECIDED");
        member("accountant").post(decisions(approval), APPROVE).ok();
        office.post(one + "/issues", Map.of()).ok();
        move("EXECUTION");
        requireIssued(version.path("hash").asText());
    }

    /** Every line's year is in force as it was planned, and its figures name the version. */
    private void requireIssued(String hash) {
        Map<String, BigDecimal> issued = new TreeMap<>();
        for (JsonNode figure : office.list(BUDGET + "/figures?limit=1000&year=" + YEAR)) {
            BigDecimal budget = Amounts.of(figure.path("budget"));
            if (budget == null) {
                continue;
            }
            assertEquals(hash, figure.path("issue").path("hash").asText(), figure::toString);
            String subject = figure.path("subject").asText();
            issued.merge(
                    figure.path("centre").asText() + " " + subject,
                    budget,
                    planned.isBalance(subject) ? (old, last) -> last : BigDecimal::add);
        }
        Map<String, BigDecimal> due = new TreeMap<>();
        planned.centres().forEach(centre -> planned.subjects(centre)
                .forEach(subject -> due.put(centre + " " + subject, planned.of(centre, subject))));
        assertEquals(due.keySet(), issued.keySet());
        due.forEach((line, amount) -> assertSame(amount, issued.get(line), line));
    }

    private long approval(String kind, String document) {
        List<JsonNode> found = office.list(BUDGET + "/approvals?state=OPEN&kind=" + kind + "&document=" + document);
        assertEquals(1, found.size(), found::toString);
        return found.getFirst().path("approval").asLong();
    }

    private static String decisions(long approval) {
        return BUDGET + "/approvals/" + approval + "/decisions";
    }

    @Test
    @Order(5)
    void theYearIsExecuted() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String centre : planned.centres()) {
            planned.subjects(centre).stream()
                    .filter(subject -> subject.startsWith("EXP_") && !planned.isBalance(subject))
                    .limit(SUBJECTS_EXECUTED)
                    .forEach(subject -> {
                        for (int month = 1; month <= 10; month++) {
                            lines.add(Line.of(
                                            "year-" + lines.size(),
                                            centre,
                                            subject,
                                            "%d-%02d-20".formatted(YEAR, month),
                                            planned.of(centre, subject)
                                                    .divide(THIRTEEN, 2, RoundingMode.DOWN)
                                                    .toPlainString())
                                    .json());
                        }
                    });
        }
        Answer posted = suite.as(Account.HIS)
                .post(BUDGET + "/executions", Map.of("source", "year", "batch", "year", "lines", lines))
                .ok();
        assertEquals(lines.size(), posted.count("recorded"), posted::toString);
    }

    @Test
    @Order(6)
    void adjustmentsAreRefusedOrStandWhateverOthersSpend() {
        officer(DONOR)
                .put(BUDGET + "/adjustments/refused-1", transfer("办公费调剂", "20"))
                .ok();
        submit("refused-1");
        BigDecimal held = available();
        member("director")
                .post(decisions(approval("ADJUSTMENT", "refused-1")), Map.of("decision", "RETURN", "opinion", "依据不足"))
                .ok();
        assertEquals("RETURNED", adjustment("refused-1").text("state"));
        assertSame(held.add(new BigDecimal("20")), available(), "what was held is given back");

        office.put(
                        BUDGET + "/control-rules/office-supplies",
                        Map.of(
                                "name",
                                "办公费",
                                "control",
                                "STRICT",
                                "level",
                                "LINE",
                                "basis",
                                "MONTH",
                                "subject",
                                OFFICE_SUPPLIES,
                                "centre",
                                DONOR))
                .ok();
        officer(DONOR)
                .put(BUDGET + "/adjustments/drained-1", transfer("差旅费调剂", "15"))
                .ok();
        submit("drained-1");
        assertEquals(1, post("drain-1", available()).count("recorded"));
        assertSame(BigDecimal.ZERO, available(), "others have spent the line empty");
        Answer late = post("drain-2", new BigDecimal("0.01"));
        assertEquals(1, late.count("refused"), late::toString);
        assertEquals(
                403,
                officer(DONOR)
                        .post(decisions(approval("ADJUSTMENT", "drained-1")), APPROVE)
                        .status());
        member("director")
                .post(decisions(approval("ADJUSTMENT", "drained-1")), APPROVE)
                .ok();
        assertEquals("APPROVED", adjustment("drained-1").text("state"));

        officer(DONOR)
                .put(
                        BUDGET + "/adjustments/forbidden-1",
                        PlannedYear.transfer(YEAR, DONOR, MONTH, List.of("EXP_ADM_PERS", TRAVEL), "人员经费改差旅", "100"))
                .ok();
        officer(DONOR)
                .send("POST", BUDGET + "/adjustments/forbidden-1/submissions", (byte[]) null, null)
                .refused(409, "ADJUSTMENT_REFUSED");
        assertEquals(
                0,
                suite.as(Account.AUDITOR)
                        .get(BUDGET + "/integrity")
                        .ok()
                        .body()
                        .path("differences")
                        .size());
    }

    private static Map<String, Object> transfer(String title, String amount) {
        return PlannedYear.transfer(YEAR, DONOR, MONTH, List.of(OFFICE_SUPPLIES, TRAVEL), title, amount);
    }

    private void submit(String adjustment) {
        officer(DONOR)
                .send("POST", BUDGET + "/adjustments/" + adjustment + "/submissions", (byte[]) null, null)
                .ok();
    }

    private Answer adjustment(String code) {
        return office.get(BUDGET + "/adjustments/" + code).ok();
    }

    private BigDecimal available() {
        return Amounts.of(
                theLine(BUDGET + "/figures?month=%s&centre=%s&subject=%s".formatted(MONTH, DONOR, OFFICE_SUPPLIES))
                        .path("available"));
    }

    private Answer post(String id, BigDecimal amount) {
        return suite.as(Account.HIS)
                .post(
                        BUDGET + "/executions",
                        Map.of(
                                "source",
                                "year",
                                "batch",
                                id,
                                "lines",
                                List.of(Line.of(id, DONOR, OFFICE_SUPPLIES, MONTH + "-28", amount.toPlainString())
                                        .json())))
                .ok();
    }

    private Answer propose(String centre, List<Map<String, Object>> lines) {
        Client officer = officer(centre);
        officer.post(proposal(centre) + "/lines", Map.of("lines", lines)).ok();
        Answer submitted = officer.send("POST", proposal(centre) + "/submissions", (byte[]) null, null)
                .ok();
        assertEquals(
                planned.subjects(centre).size(), submitted.body().path("lines").asInt(), submitted::toString);
        return submitted;
    }

    /** The lines that were submitted in a round and whose twelve months are not the year that was planned. */
    private List<String> unlike(String centre, int round) {
        List<String> unlike = new ArrayList<>();
        Set<String> missing = new TreeSet<>(planned.subjects(centre));
        for (JsonNode line : office.list(proposal(centre) + "/rounds/" + round + "?limit=1000")) {
            String subject = line.path("subject").asText();
            missing.remove(subject);
            BigDecimal year = PlannedYear.year(line, planned.isBalance(subject));
            if (year.compareTo(planned.of(centre, subject)) != 0) {
                unlike.add(centre + " " + line);
            }
        }
        missing.forEach(subject -> unlike.add(centre + " has no " + subject));
        return unlike;
    }

    private Client officer(String centre) {
        return suite.as(Person.of(Role.BUDGET_OFFICER, HOSPITAL, centre).named("officer-of-" + centre));
    }

    private Client member(String name) {
        return suite.as(Person.of(Role.COMMITTEE, HOSPITAL).named(name));
    }

    private Client owner() {
        return suite.as(Person.of(Role.OWNER_DEPARTMENT, HOSPITAL, OWNER).named("owner-of-" + OWNER));
    }

    private void move(String phase) {
        office.post(BUDGET + "/cycles/" + YEAR + "/phases", Map.of("phase", phase))
                .ok();
    }

    private static String proposal(String centre) {
        return BUDGET + "/proposals/" + YEAR + "/" + centre;
    }

    @Test
    @Order(7)
    void theYearIsClosedAndItsMoneyCarriedForwardAndBack() {
        move("SETTLEMENT");
        office.put(BUDGET + "/years/" + YEAR, Map.of("state", "SOFT_CLOSED")).ok();
        assertEquals(1, post("after-close", BigDecimal.ONE).count("suspended"), "a source posts no more into the year");
        office.put(BUDGET + "/carry-rules/travel", Map.of("name", "差旅费结转", "subject", TRAVEL, "unspent", "CARRY"))
                .ok();
        String carry = BUDGET + "/carry-forwards/" + YEAR;
        JsonNode simulation = office.get(carry + "/simulation").ok().body();
        BigDecimal carried = Amounts.of(simulation.path("totals").path(0).path("carried"));
        assertTrue(carried.signum() > 0, simulation::toString);
        Map<String, Object> run = Map.of("simulation", simulation.path("digest").asText());
        String first = carry + "/runs/" + office.post(carry + "/runs", run).ok().count("run");
        assertSame(carried, nextYear(), "what was shown is what was carried");
        office.post(first + "/reversals", Map.of("reason", "补记年末凭证")).ok();
        assertSame(BigDecimal.ZERO, nextYear(), "everything is taken back");
        JsonNode again = office.get(carry + "/simulation").ok().body();
        assertEquals(simulation.path("digest").asText(), again.path("digest").asText(), "as if nothing had been");
        office.post(carry + "/runs", run).ok();
        assertSame(carried, nextYear(), "carried again");
    }

    /** What was added to the budgets of the next year. */
    private BigDecimal nextYear() {
        return Amounts.sum(office.list(BUDGET + "/figures?limit=1000&year=" + (YEAR + 1)).stream()
                .map(figure -> Amounts.of(figure.path("adjustment")))
                .filter(Objects::nonNull)
                .toList());
    }

    @Test
    @Order(8)
    void theFinalAccountTiesIsSignedAndStaysAsItWasFiled() {
        String accounts = BUDGET + "/final-accounts/" + YEAR;
        String account = accounts + "/"
                + office.post(accounts, Map.of("lowestRate", 0.5, "ignoreBelow", NO_RED_LINE_BELOW))
                        .ok()
                        .count("version");
        office.list(account + "/tie-outs")
                .forEach(tie -> assertTrue(tie.path("tied").asBoolean(), tie::toString));
        List<JsonNode> red = office.list(account + "/lines?limit=1000").stream()
                .filter(line -> !line.path("red").isNull())
                .toList();
        assertFalse(red.isEmpty());
        office.send("POST", account + "/submissions", (byte[]) null, null).refused(409, "COMMENTS_MISSING");
        for (JsonNode line : red) {
            officer(line.path("centre").asText())
                    .post(
                            account + "/comments/" + line.path("centre").asText(),
                            Map.of(
                                    "comments",
                                    List.of(Map.of(
                                            "subject", line.path("subject").asText(), "text", "年末集中入账"))))
                    .ok();
        }
        office.send("POST", account + "/submissions", (byte[]) null, null).ok();
        long approval = approval("FINAL_ACCOUNT", YEAR + "/" + account.substring(account.lastIndexOf('/') + 1));
        member("director").post(decisions(approval), APPROVE).ok();
        JsonNode filed = office.get(account).ok().body();
        assertEquals("APPROVED", filed.path("state").asText(), filed::toString);
        assertEquals("director", filed.path("signatures").path(0).path("by").asText(), filed::toString);
        List<JsonNode> lines = office.list(account + "/lines?limit=1000");

        office.post(
                        BUDGET + "/executions",
                        Map.of(
                                "source",
                                "office",
                                "batch",
                                "late",
                                "lines",
                                List.of(Line.of("late", DONOR, TRAVEL, YEAR + "-12-31", "0.07")
                                        .json())))
                .ok();
        List<JsonNode> since = office.list(account + "/differences");
        assertEquals(1, since.size(), since::toString);
        assertSame(new BigDecimal("0.07"), Amounts.of(since.getFirst().path("since")), since.toString());
        assertEquals(lines, office.list(account + "/lines?limit=1000"), "the filed account");
        assertTrue(office.get(account).ok().body().path("intact").asBoolean());
        office.put(BUDGET + "/years/" + YEAR, Map.of("state", "CLOSED", "reservationsReviewed", true))
                .ok();
        move("CLOSED");
        office.post(BUDGET + "/cycles/" + YEAR + "/phases", Map.of("phase", "SETTLEMENT", "reason", "补正"))
                .refused(409, "CYCLE_CLOSED");
        assertEquals(
                0,
                suite.as(Account.AUDITOR)
                        .get(BUDGET + "/integrity")
                        .ok()
                        .body()
                        .path("differences")
                        .size());
    }
}
