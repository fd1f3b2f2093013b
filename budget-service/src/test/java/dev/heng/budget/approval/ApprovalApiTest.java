package dev.heng.budget.approval;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.edge.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents are approved by who may, once, and what follows is one with the decision. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ApprovalApiTest {
    private static final String APPROVE = "{\"decision\": \"APPROVE\", \"opinion\": \"同意\"}";

    @Inject
    Approvals approvals;

    @Inject
    OpenCases cases;

    @Inject
    HeardDecisions heard;

    private String hospital;
    private String path;

    @BeforeEach
    void aHospitalWithTwoWards() {
        hospital = hospital();
        path = "/hospitals/" + hospital + "/approvals";
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        centre(hospital, "LAB", "COST", "H").statusCode(201);
    }

    @Test
    void aStandardRouteNeedsOneOfTheCommittee() {
        long number = open(DocumentKind.ADJUSTMENT, "a", "WARD");
        get("committee", path + "?inbox=true")
                .body("items.approval", contains((int) number))
                .body("items[0].kind", equalTo("ADJUSTMENT"))
                .body("items[0].title", equalTo("调剂 a"))
                .body("items[0].amount", equalTo(120.5f))
                .body("items[0].mine", contains(1))
                .body("items[0].urged", equalTo(false));
        get("budget-office", path + "?inbox=true").body("items", empty());
        post("committee", path + "/" + number + "/decisions", APPROVE)
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("state", equalTo("APPROVED"))
                .body("route", equalTo("-"))
                .body("tasks", empty())
                .body("closedAt", notNullValue())
                .body("history.action", contains("OPENED", "APPROVED"))
                .body("history[1].actor", equalTo("committee"))
                .body("history[1].opinion", equalTo("同意"));
        assertEquals(
                List.of(new ApprovalDecided(
                        hospital,
                        number,
                        new DocumentId(DocumentKind.ADJUSTMENT, "a"),
                        ApprovalOutcome.APPROVED,
                        "committee",
                        "同意")),
                heard.of(hospital));
        post("committee", path + "/" + number + "/decisions", APPROVE)
                .statusCode(409)
                .body("code", equalTo("APPROVAL_CLOSED"));
        get("committee", path + "?inbox=true").body("items", empty());
        get("auditor", "/hospitals/" + hospital + "/audit-entries?operation=postDecision&outcome=ACCEPTED")
                .body("items", hasSize(1));
    }

    @Test
    void aProposalIsApprovedAtOnce() {
        long number = open(DocumentKind.PROPOSAL, "2026/WARD/1", "WARD");
        get("auditor", path + "/" + number)
                .body("state", equalTo("APPROVED"))
                .body("step", equalTo(0))
                .body("history.action", contains("OPENED"));
        assertEquals(ApprovalOutcome.APPROVED, heard.of(hospital).getFirst().outcome());
    }

    @Test
    void whatRefusesTheEndUndoesTheDecision() {
        long number = open(DocumentKind.ADJUSTMENT, HeardDecisions.REFUSED, "WARD");
        post("committee", path + "/" + number + "/decisions", APPROVE)
                .statusCode(409)
                .body("code", equalTo("CONFLICT"))
                .body("detail", equalTo("The money is gone."));
        get("auditor", path + "/" + number)
                .body("state", equalTo("OPEN"))
                .body("version", equalTo(1))
                .body("tasks[0].done", equalTo(false))
                .body("tasks[0].approvers", empty())
                .body("history.action", contains("OPENED"));
        assertEquals(List.of(), heard.of(hospital));
        assertThrows(
                ProblemException.class,
                () -> open(DocumentKind.PROPOSAL, HeardDecisions.REFUSED, "WARD"),
                "an approval at once is refused as well");
        get("auditor", path + "?kind=PROPOSAL").body("items", empty());
    }

    @Test
    void aReturnNeedsAReasonAndEndsTheCase() {
        long number = open(DocumentKind.ADJUSTMENT, "a", "WARD");
        post("committee", path + "/" + number + "/decisions", "{\"decision\": \"RETURN\", \"opinion\": \" \"}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/opinion"));
        post(
                        "committee",
                        path + "/" + number + "/decisions",
                        "{\"decision\": \"RETURN\", \"opinion\": \"重报\", \"returnTo\": 1}")
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/returnTo"));
        post("committee", path + "/" + number + "/decisions", "{\"decision\": \"RETURN\", \"opinion\": \"重报\"}")
                .statusCode(201)
                .body("state", equalTo("RETURNED"))
                .body("history[1].returnedTo", equalTo(0));
        assertEquals(ApprovalOutcome.RETURNED, heard.of(hospital).getFirst().outcome());
        long again = open(DocumentKind.ADJUSTMENT, "a", "WARD");
        assertEquals(
                again,
                approvals
                        .latest(hospital, new DocumentId(DocumentKind.ADJUSTMENT, "a"))
                        .orElseThrow()
                        .number());
    }

    @Test
    void aDocumentHasOneOpenCase() {
        open(DocumentKind.ADJUSTMENT, "a", "WARD");
        ProblemException refused =
                assertThrows(ProblemException.class, () -> open(DocumentKind.ADJUSTMENT, "a", "WARD"));
        assertEquals("APPROVAL_OPEN", refused.problem().name());
        open(DocumentKind.CLOSING, "a", "WARD");
    }

    @Test
    void whoPreparedOrSubmittedNeverApproves() {
        long number = open(DocumentKind.ADJUSTMENT, "a", "WARD");
        for (String name : List.of("xiao-li", "lao-wang")) {
            String token = Tokens.named(name, "committee");
            with(token).get(Api.ROOT + path + "?inbox=true").then().body("items", empty());
            decide(token, number, APPROVE).statusCode(403).body("code", equalTo("PREPARER_NEVER_APPROVES"));
        }
        decide(Tokens.of("budget-office"), number, APPROVE).statusCode(403).body("code", equalTo("NOT_YOUR_TASK"));
    }

    @Test
    void whoDecidesCanSayWhatItSaw() {
        long number = open(DocumentKind.ADJUSTMENT, "a", "WARD");
        String seen = "{\"decision\": \"APPROVE\", \"digest\": \"%s\"}";
        post("committee", path + "/" + number + "/decisions", seen.formatted("cd".repeat(32)))
                .statusCode(409)
                .body("code", equalTo("DOCUMENT_CHANGED"));
        post("committee", path + "/" + number + "/decisions", seen.formatted("cd"))
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/digest"));
        post("committee", path + "/" + number + "/decisions", seen.formatted(OpenCases.DIGEST))
                .statusCode(201);
    }

    @Test
    void anOfficerSeesWhatIsAllAboutItsCentresOrItsOwn() {
        long ward = open(DocumentKind.ADJUSTMENT, "ward", "WARD");
        long both = open(DocumentKind.ADJUSTMENT, "both", "WARD", "LAB");
        String officer = Tokens.of("budget-officer", List.of(hospital), List.of("WARD"));
        with(officer).get(Api.ROOT + path).then().body("items.approval", contains((int) ward));
        with(officer).get(Api.ROOT + path + "/" + ward).then().statusCode(200);
        with(officer).get(Api.ROOT + path + "/" + both).then().statusCode(404);
        decide(officer, both, APPROVE).statusCode(404);
        decide(officer, ward, APPROVE).statusCode(403).body("code", equalTo("NOT_YOUR_TASK"));
        get("owner-department", path + "?limit=1")
                .body("items.approval", contains((int) both))
                .body("next", notNullValue());
        get("connector", path).statusCode(403);
        get("evaluator", path + "/" + ward).statusCode(403);
    }

    @Test
    void listsAreNarrowedAndGoOnWhereTheyEnded() {
        long first = open(DocumentKind.ADJUSTMENT, "a", "WARD");
        long second = open(DocumentKind.ADJUSTMENT, "b", "WARD");
        open(DocumentKind.PROPOSAL, "a", "WARD");
        get("auditor", path + "?document=a&kind=ADJUSTMENT").body("items.approval", contains((int) first));
        get("auditor", path + "?state=OPEN").body("items.approval", contains((int) second, (int) first));
        String next = get("committee", path + "?inbox=true&limit=1")
                .body("items.approval", contains((int) first))
                .extract()
                .path("next");
        get("committee", path + "?inbox=true&limit=1&after=" + next)
                .body("items.approval", contains((int) second))
                .body("next", nullValue());
        get("auditor", path + "?state=X").statusCode(400);
        get("auditor", path + "?inbox=1").statusCode(400);
        get("auditor", path + "/x").statusCode(404);
        get("auditor", path + "/999999999").statusCode(404);
    }

    private ValidatableResponse decide(String token, long number, String body) {
        return with(token)
                .body(body)
                .post(Api.ROOT + path + "/" + number + "/decisions")
                .then();
    }

    private long open(DocumentKind kind, String id, String... centres) {
        return cases.open(hospital, kind, id, "120.5", centres);
    }
}
