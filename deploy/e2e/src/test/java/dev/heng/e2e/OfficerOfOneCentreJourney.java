package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The officer of cardiology reads what the own centre is worth and why, and meets a closed door at every other one. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficerOfOneCentreJourney {
    private static final String BUDGET = "/api/budget/v1/hospitals/x-hospital";
    private static final String EVALUATION = "/api/evaluation/v1/hospitals/x-hospital";
    private static final String OWN = "C-CARD";
    private static final List<String> OTHERS = List.of("C-RESP", "H");

    private Client officer;

    @BeforeAll
    void theDemoHospitalIsLoaded(RunningSuite suite) {
        suite.demo();
        officer = suite.as(Account.OFFICER);
    }

    @Test
    void theFrontEndLearnsWhomItServes() {
        JsonNode me = officer.get("/api/auth/me").ok().body();
        assertEquals("officer", me.path("user").asText());
        assertEquals("[\"budget-officer\"]", me.path("roles").toString());
        assertEquals("[\"x-hospital\"]", me.path("hospitals").toString());
        assertEquals("[\"C-CARD\"]", me.path("centres").toString());
    }

    @Test
    void theOwnScorecardIsReadDownToTheEntries() {
        JsonNode card = officer.get(EVALUATION + "/scorecards/C-CARD/2025").ok().body();
        assertEquals("COMPLETE", card.path("status").asText(), card::toString);
        for (JsonNode item : card.path("items")) {
            String code = item.path("indicator").asText();
            officer.get(EVALUATION + "/scorecards/C-CARD/2025/items/" + code + "/explanation")
                    .ok();
        }
        Explanation income = new Explanation(officer.get(EVALUATION + "/scorecards/C-CARD/2025/items/F17/explanation")
                .ok()
                .body());
        assertFalse(income.leaves().isEmpty(), income::toString);
        for (Explanation.Leaf leaf : income.leaves()) {
            List<JsonNode> entries = officer.list(leaf.entries());
            assertEquals(Set.of(OWN), centres(entries), leaf::toString);
            Amounts.assertSame(
                    leaf.value(),
                    Amounts.sum(entries.stream()
                            .map(entry -> Amounts.of(entry.path("delta")))
                            .toList()),
                    leaf.toString());
        }
    }

    @Test
    void everyOtherCentreIsRefused() {
        for (String centre : OTHERS) {
            officer.get(EVALUATION + "/scorecards/" + centre + "/2025").refused(403, "CENTRE_OUT_OF_SCOPE");
            officer.get(EVALUATION + "/scorecards/" + centre + "/2025/items/C01/explanation")
                    .refused(403, "CENTRE_OUT_OF_SCOPE");
            officer.get(BUDGET + "/figures?year=2025&centre=" + centre).refused(403, "CENTRE_OUT_OF_SCOPE");
            officer.get(BUDGET + "/entries?month=2025-03&centre=" + centre).refused(403, "CENTRE_OUT_OF_SCOPE");
        }
    }

    @Test
    void everyOtherHospitalIsRefusedWhetherItExistsOrNot(RunningSuite suite) {
        suite.yardstick();
        StoryHospital.found(suite, "e2e-neighbour", Yardstick.CHART, List.of(OWN));
        for (String hospital : List.of("e2e-neighbour", "no-such-hospital")) {
            officer.get("/api/evaluation/v1/hospitals/" + hospital + "/scorecards/C-CARD/2025")
                    .refused(403, "HOSPITAL_OUT_OF_SCOPE");
            officer.get("/api/budget/v1/hospitals/" + hospital + "/figures?year=2025&centre=C-CARD")
                    .refused(403, "HOSPITAL_OUT_OF_SCOPE");
        }
    }

    @Test
    void theListsHoldTheOwnCentreOnly() {
        assertEquals(Set.of(OWN), centres(officer.list(EVALUATION + "/scorecards?period=2025")));
        assertEquals(Set.of(OWN), centres(officer.list(BUDGET + "/figures?limit=1000&month=2025-03")));
        assertEquals(Set.of(OWN), centres(officer.list(BUDGET + "/figures?limit=1000&month=2025-03&rollup=true")));
        assertEquals(Set.of(OWN), centres(officer.list(BUDGET + "/entries?limit=1000&month=2025-03")));
        assertEquals(List.of(), officer.list(EVALUATION + "/scorecards?period=2025&centreType=INVESTMENT"));
    }

    @Test
    void whatTheRoleDoesNotAllowIsRefused() {
        officer.get(BUDGET + "/suspense").refused(403, "FORBIDDEN_ROLE");
        officer.get(BUDGET + "/integrity").refused(403, "FORBIDDEN_ROLE");
        officer.post(BUDGET + "/executions", Map.of("source", "officer", "batch", "1", "lines", List.of()))
                .refused(403, "FORBIDDEN_ROLE");
        officer.put(EVALUATION + "/inputs/C-CARD/2025/C01", Map.of("rating", 100))
                .refused(403, "FORBIDDEN_ROLE");
        officer.put(EVALUATION + "/adoptions/2025", Map.of("schemes", List.of()))
                .refused(403, "FORBIDDEN_ROLE");
    }

    @Test
    void aMonthIsAnalysedButNeverEvaluated() {
        officer.get(EVALUATION + "/scorecards/C-CARD/2025-03").refused(400, "INVALID_REQUEST");
        assertFalse(
                officer.list(BUDGET + "/figures?month=2025-03&centre=C-CARD").isEmpty());
    }

    private static Set<String> centres(List<JsonNode> items) {
        return items.stream().map(item -> item.path("centre").asText()).collect(Collectors.toSet());
    }
}
