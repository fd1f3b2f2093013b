package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.evaluation.budgetfacts.AppliedWatermarks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that nobody understands is seen by who may see it, and let go by who may decide so. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class SetAsideApiTest {
    private static final String PATH = "/api/evaluation/v1/set-aside-events";
    private static final String ADMIN = Tokens.of("admin");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(800);

    @Inject
    AppliedWatermarks watermarks;

    private static RequestSpecification as(String token) {
        RequestSpecification request = RestAssured.given();
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static List<JsonNode> events(String token, String query) {
        Response response = as(token).get(PATH + query);
        assertEquals(200, response.statusCode(), response.asString());
        List<JsonNode> items = new ArrayList<>();
        Api.json(response.asByteArray()).path("items").forEach(items::add);
        return items;
    }

    private static Response dismiss(String token, long id, String body) {
        return as(token).contentType("application/json").body(body).post(PATH + "/" + id + "/dismissals");
    }

    private static String only(String role, String hospital) {
        return Tokens.of(role, List.of(hospital), List.of());
    }

    /** The open events of a hospital, once there is one. */
    private static List<JsonNode> awaitEvents(String hospital) {
        long until = System.nanoTime() + LONG.toNanos();
        List<JsonNode> found = List.of();
        while (found.isEmpty() && System.nanoTime() < until) {
            found = events(ADMIN, "?hospital=" + hospital);
        }
        assertFalse(found.isEmpty(), "nothing is set aside for " + hospital);
        return found;
    }

    private static void poison(BudgetTopics topics, String key) {
        topics.send(BudgetTopics.EXECUTION, "heng.budget.cell-changed", key, "{\"hospital\":");
    }

    @Test
    void anEventIsSeenWithItsReasonAndNotItsBody() {
        BudgetTopics topics = new BudgetTopics("aside-seen", "aside-chart");
        poison(topics, "cell/aside-seen/H/REV/OWN/-/2025-01");
        JsonNode event = awaitEvents("aside-seen").getFirst();
        assertEquals("budget.execution.v1", event.path("topic").asText());
        assertEquals("heng.budget.cell-changed", event.path("type").asText());
        assertEquals("cell/aside-seen/H/REV/OWN/-/2025-01", event.path("key").asText());
        assertEquals(12, event.path("bodyBytes").asInt());
        assertFalse(event.path("reason").asText().isBlank());
        assertTrue(event.path("resolvedAt").isNull());
        assertEquals(List.of(), events(ADMIN, "?hospital=aside-seen&state=RESOLVED"));
        topics.cellChanged("H", "REV", "2025-01", "3", null);
        assertTrue(watermarks.await("aside-seen", topics.watermark(), LONG));
        assertEquals(List.of(), events(ADMIN, "?hospital=aside-seen"));
        assertEquals(1, events(ADMIN, "?hospital=aside-seen&state=RESOLVED").size());
    }

    @Test
    void onlyAdministratorsAndAuditorsSeeThemAndOnlyThoseOfTheirHospitals() {
        poison(new BudgetTopics("aside-mine", "aside-chart"), "cell/aside-mine/H/REV/OWN/-/2025-01");
        poison(new BudgetTopics("aside-other", "aside-chart"), "cell/aside-other/H/REV/OWN/-/2025-01");
        poison(new BudgetTopics("aside-nobody", "aside-chart"), "a key that names nobody");
        awaitEvents("aside-mine");
        long other = awaitEvents("aside-other").getFirst().path("id").asLong();
        String auditor = only("auditor", "aside-mine");
        assertEquals(
                List.of("aside-mine"),
                events(auditor, "?limit=1000").stream()
                        .map(event -> event.path("hospital").asText())
                        .toList());
        JsonNode nobodys = events(ADMIN, "?limit=1000").stream()
                .filter(event -> event.path("key").asText().equals("a key that names nobody"))
                .findFirst()
                .orElseThrow();
        assertTrue(nobodys.path("hospital").isNull());
        Response foreign = as(auditor).get(PATH + "?hospital=aside-other");
        assertEquals(403, foreign.statusCode());
        assertEquals("HOSPITAL_OUT_OF_SCOPE", foreign.path("code"));
        for (String role : List.of("connector", "budget-officer", "budget-office", "committee", "evaluator")) {
            assertEquals(403, as(Tokens.of(role)).get(PATH).statusCode(), role);
            assertEquals(
                    403, dismiss(Tokens.of(role), other, "{\"reason\":\"no\"}").statusCode(), role);
        }
        assertEquals(
                403, dismiss(Tokens.of("auditor"), other, "{\"reason\":\"no\"}").statusCode());
        assertEquals(401, as(null).get(PATH).statusCode());
        assertEquals(401, dismiss(null, other, "{\"reason\":\"no\"}").statusCode());
        String admin = only("admin", "aside-mine");
        assertEquals(404, dismiss(admin, other, "{\"reason\":\"no\"}").statusCode());
        assertEquals(
                404,
                dismiss(admin, nobodys.path("id").asLong(), "{\"reason\":\"no\"}")
                        .statusCode());
        List.of("aside-mine", "aside-other").forEach(SetAsideApiTest::letGo);
        assertEquals(
                200,
                dismiss(ADMIN, nobodys.path("id").asLong(), "{\"reason\":\"test\"}")
                        .statusCode());
    }

    @Test
    void aDismissedEventHoldsNothingBackAnyMore() {
        BudgetTopics topics = new BudgetTopics("aside-gone", "aside-chart");
        assertTrue(watermarks.await("aside-gone", topics.watermark(), LONG));
        poison(topics, "cell/aside-gone/H/REV/OWN/-/2025-01");
        long held = topics.watermark();
        long id = awaitEvents("aside-gone").getFirst().path("id").asLong();
        assertFalse(watermarks.await("aside-gone", held, SHORT));
        Response dismissed = dismiss(ADMIN, id, "{\"reason\":\"sent by a test\"}");
        assertEquals(200, dismissed.statusCode(), dismissed.asString());
        assertEquals("admin", dismissed.path("dismissedBy"));
        assertEquals("sent by a test", dismissed.path("dismissal"));
        assertTrue(watermarks.await("aside-gone", held, LONG));
        assertEquals(
                "sent by a test", dismiss(ADMIN, id, "{\"reason\":\"again\"}").path("dismissal"));
    }

    @Test
    void theListIsPagedAndBadParametersAreRefused() {
        BudgetTopics topics = new BudgetTopics("aside-pages", "aside-chart");
        for (int month = 1; month <= 3; month++) {
            poison(topics, "cell/aside-pages/H/REV/OWN/-/2025-0" + month);
        }
        long until = System.nanoTime() + LONG.toNanos();
        while (events(ADMIN, "?hospital=aside-pages").size() < 3 && System.nanoTime() < until) {
            awaitEvents("aside-pages");
        }
        Response first = as(ADMIN).get(PATH + "?hospital=aside-pages&limit=2");
        assertEquals(2, Api.json(first.asByteArray()).path("items").size());
        String next = first.path("next");
        assertEquals(
                1, events(ADMIN, "?hospital=aside-pages&limit=2&after=" + next).size());
        for (String bad : List.of("?limit=0", "?after=x", "?state=NO", "?hospital=a%20b")) {
            Response refused = as(ADMIN).get(PATH + bad);
            assertEquals(400, refused.statusCode(), bad);
            assertEquals("INVALID_REQUEST", refused.path("code"), bad);
        }
        assertEquals(404, dismiss(ADMIN, 999_999_999L, "{\"reason\":\"none\"}").statusCode());
        assertEquals(
                404,
                as(ADMIN)
                        .contentType("application/json")
                        .body("{\"reason\":\"x\"}")
                        .post(PATH + "/x/dismissals")
                        .statusCode());
        assertEquals(400, dismiss(ADMIN, 1, "{}").statusCode());
        assertEquals(400, dismiss(ADMIN, 1, "{\"reason\":\"\"}").statusCode());
        letGo("aside-pages");
    }

    private static void letGo(String hospital) {
        events(ADMIN, "?hospital=" + hospital)
                .forEach(event -> dismiss(ADMIN, event.path("id").asLong(), "{\"reason\":\"test\"}"));
    }
}
