package dev.heng.budget.organisation;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class OrganisationApiTest {
    @Test
    void aHospitalIsCreatedReplacedAndLeftAlone() {
        String path = "/hospitals/" + fresh("h");
        String body =
                "{\"name\": \"X 医院\", \"nameEn\": \"X\", \"currency\": \"CNY\", \"chart\": \"hospital-standard\"}";
        long first = sequence(put("admin", path, body).statusCode(201).header("ETag", "\"1\""));
        long second = sequence(put("connector", path, body).statusCode(200).header("ETag", "\"1\""));
        long third = sequence(put("admin", path, body.replace("\"X\"", "\"Y\""))
                .statusCode(200)
                .header("ETag", "\"2\""));
        assertTrue(first < second && second < third, "the sequence grows with every accepted call");
        get("auditor", path).statusCode(200).body("nameEn", equalTo("Y")).body("version", equalTo(2));
    }

    @Test
    void aHospitalNeedsAChartThatExists() {
        put("admin", "/hospitals/" + fresh("h"), "{\"name\": \"X\", \"currency\": \"CNY\", \"chart\": \"no-such\"}")
                .statusCode(409)
                .body("code", equalTo("CHART_UNKNOWN"));
        put("admin", "/hospitals/" + fresh("h"), "{\"name\": \"X\", \"currency\": \"yuan\", \"chart\": \"c\"}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/currency"));
    }

    @Test
    void aListShowsTheHospitalsOfTheToken() {
        String mine = hospital();
        hospital();
        with(Tokens.of("auditor", List.of(mine), List.of()))
                .get(ROOT + "/hospitals")
                .then()
                .statusCode(200)
                .body("items.hospital", contains(mine));
        with(Tokens.of("connector", List.of(mine), List.of()))
                .body("{\"name\": \"X\", \"currency\": \"CNY\", \"chart\": \"hospital-standard\"}")
                .put(ROOT + "/hospitals/" + fresh("h"))
                .then()
                .statusCode(403)
                .body("code", equalTo("HOSPITAL_OUT_OF_SCOPE"));
        String next = with(Tokens.of("auditor"))
                .get(ROOT + "/hospitals?limit=1")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("next");
        with(Tokens.of("auditor"))
                .get(ROOT + "/hospitals?limit=1&after=" + next)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void aCentreKeepsItsHistory() {
        String hospital = hospital();
        String path = "/hospitals/" + hospital + "/centres/C-CARD";
        centre(hospital, "D-INT", "COST", "H").statusCode(201);
        centre(hospital, "C-CARD", "REVENUE", "H").statusCode(201).header("ETag", "\"1\"");
        String move =
                "{\"name\": \"心脏中心\", \"type\": \"REVENUE\", \"parent\": \"D-INT\", \"validFrom\": \"2026-07-01\"}";
        put("admin", path, move).statusCode(200).header("Ledger-Sequence", notNullValue());
        put("admin", path, move).statusCode(200).body("version", equalTo(2));
        get("auditor", path)
                .body("intervals", hasSize(2))
                .body("intervals[0].validFrom", nullValue())
                .body("intervals[0].validTo", equalTo("2026-06-30"))
                .body("intervals[1].validFrom", equalTo("2026-07-01"))
                .body("intervals[1].parent", equalTo("D-INT"));
        get("auditor", "/hospitals/" + hospital + "/centres?date=2026-03-31")
                .body("items.find { it.centre == 'C-CARD' }.parent", equalTo("H"));
        get("auditor", "/hospitals/" + hospital + "/centres?date=2026-07-01")
                .body("items.find { it.centre == 'C-CARD' }.parent", equalTo("D-INT"));
    }

    @Test
    void theCentresFormATree() {
        String hospital = hospital();
        centre(hospital, "A", "COST", "NO-SUCH").statusCode(409).body("code", equalTo("CENTRE_TREE_INVALID"));
        centre(hospital, "A", "COST", "H").statusCode(201);
        centre(hospital, "B", "COST", "A").statusCode(201);
        centre(hospital, "A", "COST", "B")
                .statusCode(409)
                .body("detail", equalTo("On the first day the centre would be above itself: A < B < A."));
        put(
                        "admin",
                        "/hospitals/" + hospital + "/centres/A",
                        "{\"name\": \"A\", \"type\": \"COST\", \"validFrom\": \"2026-02-01\", \"validTo\": \"2026-01-31\"}")
                .statusCode(400);
        centre(fresh("h"), "H", "COST", null).statusCode(404);
    }

    @Test
    void anOfficerSeesItsCentresAndThoseBelow() {
        String hospital = hospital();
        centre(hospital, "A", "COST", "H");
        centre(hospital, "A1", "COST", "A");
        centre(hospital, "B", "COST", "H");
        String officer = Tokens.of("budget-officer", List.of(hospital), List.of("A"));
        String centres = ROOT + "/hospitals/" + hospital + "/centres";
        with(officer).get(centres).then().statusCode(200).body("items.centre", contains("A", "A1"));
        with(officer).get(centres + "/A1").then().statusCode(200);
        with(officer).get(centres + "/B").then().statusCode(403).body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        with(officer).get(centres + "/NONE").then().statusCode(403);
        with(Tokens.of("budget-officer", List.of(hospital), List.of()))
                .get(centres)
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void theChartChangesOnlyWhereUsedSubjectsMeanTheSame() {
        String hospital = hospital();
        dev.heng.budget.Api.post(
                        "budget-office",
                        "/hospitals/" + hospital + "/budgets/2026/opening",
                        "{\"lines\": [{\"centre\": \"H\", \"subject\": \"REV_OP\", \"month\": \"2026-01\", \"amount\": 1}]}")
                .statusCode(200);
        String other = fresh("chart");
        String chart = "{\"name\": \"c\", \"subjects\": [{\"code\": \"REV_OP\", \"name\": \"x\", \"category\": \"%s\","
                + " \"nature\": \"FLOW\", \"unit\": \"MONEY\"}]}";
        put("admin", "/charts/" + other, chart.formatted("VOLUME")).statusCode(201);
        String move = "{\"name\": \"X\", \"currency\": \"CNY\", \"chart\": \"" + other + "\"}";
        put("admin", "/hospitals/" + hospital, move)
                .statusCode(409)
                .body("code", equalTo("SUBJECT_MEANING_FIXED"))
                .body("violations.detail.toString()", org.hamcrest.Matchers.containsString("REV_OP"));
        put("admin", "/charts/" + other, chart.formatted("INCOME")).statusCode(200);
        put("admin", "/hospitals/" + hospital, move).statusCode(200);
        put("admin", "/charts/" + other, chart.formatted("VOLUME"))
                .statusCode(409)
                .body("code", equalTo("SUBJECT_MEANING_FIXED"))
                .body("violations.code", hasItem("SUBJECT_MEANING_FIXED"));
    }

    @Test
    void centresThatChangeAtOnceStillFormATree() throws Exception {
        String hospital = hospital();
        centre(hospital, "A", "COST", "H").statusCode(201);
        centre(hospital, "B", "COST", "H").statusCode(201);
        List<Callable<Integer>> moves = List.of(
                () -> centre(hospital, "A", "COST", "B").extract().statusCode(),
                () -> centre(hospital, "B", "COST", "A").extract().statusCode());
        assertEquals(List.of(200, 409), atOnce(moves));
    }

    @Test
    void aHospitalIsCreatedOnceHoweverManyCreateIt() throws Exception {
        String path = "/hospitals/" + fresh("h");
        String body = "{\"name\": \"X\", \"currency\": \"CNY\", \"chart\": \"hospital-standard\"}";
        Callable<Integer> creation = () -> put("admin", path, body).extract().statusCode();
        assertEquals(List.of(200, 200, 200, 201), atOnce(Collections.nCopies(4, creation)));
        get("admin", path).body("version", equalTo(1));
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        try (var pool = Executors.newFixedThreadPool(calls.size())) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers.stream().sorted().toList();
        }
    }

    private static long sequence(io.restassured.response.ValidatableResponse response) {
        return Long.parseLong(response.extract().header("Ledger-Sequence"));
    }
}
