package dev.heng.budget.review;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static dev.heng.budget.review.ReviewedHospital.figure;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.ledger.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owner departments decide what centres may propose: who, when, with which reason, and what becomes of the rest. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ControlFigureApiTest {
    private ReviewedHospital hospital;

    @BeforeEach
    void centresHaveProposed() {
        hospital = ReviewedHospital.proposed();
    }

    @Test
    void aDepartmentCutsWhatItAnswersForAndTheReasonStandsBesideIt() {
        hospital.move("FIRST_DOWN");
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "400.55", "按上年执行数"))
                .statusCode(200)
                .body("decided", equalTo(1))
                .body("unchanged", equalTo(0))
                .body("figures[0].state", equalTo("DECIDED"))
                .body("figures[0].proposed", equalTo(500))
                .body("figures[0].amount", equalTo(400.55f))
                .body("figures[0].owner", equalTo("FIN"))
                .body("figures[0].version", equalTo(1));
        hospital.decide("OFFICE", figure("OFFICE", "EXP_MED_TRAVEL", "300")).statusCode(200);
        get("auditor", hospital.figures() + "?owner=FIN")
                .body("items.subject", contains("EXP_MED_PRINT"))
                .body("items[0].reason", equalTo("按上年执行数"))
                .body("items[0].decidedBy", equalTo("owner-department"))
                .body("items[0].decidedAt", notNullValue());
        get("auditor", hospital.figures() + "?state=DECIDED").body("items.centre", contains("OFFICE", "WARD"));
        get("auditor", hospital.root() + "/audit-entries?operation=postControlFigures&outcome=ACCEPTED")
                .body("items", hasSize(2));
    }

    @Test
    void everyProposedLineIsListedWithWhoAnswersForIt() {
        hospital.move("FIRST_DOWN");
        get("auditor", hospital.figures())
                .body(
                        "items.subject",
                        contains(
                                "EXP_MED_TRAVEL",
                                "EXP_MED_TRAVEL",
                                "BEDS_OPEN",
                                "EXP_MED_DRUG",
                                "EXP_MED_PRINT",
                                "EXP_MED_TRAVEL",
                                "REV_OP_REG",
                                "VISITS_OP"))
                .body("items.owner", contains("OFFICE", "OFFICE", null, "PHARMACY", "FIN", "OFFICE", null, null))
                .body("items[2].proposed", equalTo(40))
                .body("items[5].proposed", equalTo(1000.01f))
                .body("items.state", everyItem(equalTo("OPEN")))
                .body("items[0].amount", nullValue());
        get("auditor", hospital.figures() + "?subject=EXP_MED_OTHC&centre=WARD")
                .body("items.subject", contains("EXP_MED_PRINT", "EXP_MED_TRAVEL"));
        get("auditor", hospital.figures() + "?centre=H&owner=PHARMACY").body("items.subject", contains("EXP_MED_DRUG"));
        get("auditor", hospital.figures() + "?state=SOON").statusCode(400);
        get("auditor", hospital.root() + "/control-figures/2033").statusCode(404);
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = get("auditor", hospital.figures() + "?limit=3&after=" + next)
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<String>>path("items.subject"));
            next = page.path("next");
        }
        get("auditor", hospital.figures()).body("items.subject", equalTo(seen));
    }

    @Test
    void aBudgetOfficerSeesItsOwnCentres() {
        String officer = Tokens.of("budget-officer", List.of("*"), List.of("OFFICE"));
        with(officer)
                .get(Api.ROOT + hospital.figures())
                .then()
                .statusCode(200)
                .body("items.centre", contains("OFFICE", "OFFICE"));
        with(officer)
                .get(Api.ROOT + hospital.figures() + "/gaps")
                .then()
                .statusCode(200)
                .body("items.centre", contains("OFFICE"))
                .body("totals[0].first", equalTo(300.02f));
        with(officer)
                .get(Api.ROOT + hospital.figures() + "?centre=WARD")
                .then()
                .statusCode(403)
                .body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        with(officer)
                .body("{\"figures\": []}")
                .post(Api.ROOT + hospital.figures())
                .then()
                .statusCode(403);
    }

    @Test
    void figuresAreDecidedAllOrNoneAndOnlyInTheirPhase() {
        String right = figure("WARD", "EXP_MED_PRINT", "500");
        hospital.decide(right).statusCode(409).body("code", equalTo("PHASE_CLOSED"));
        hospital.move("FIRST_DOWN");
        hospital.decide("FIN", right + "," + figure("WARD", "EXP_MED_DRUG", "1") + "," + figure("WARD", "EXP_SCI", "1"))
                .statusCode(400)
                .body("violations.code", contains("NOT_OWNER", "REASON_REQUIRED", "UNKNOWN_LINE"))
                .body("violations.pointer", contains("/figures/1/subject", "/figures/1/reason", "/figures/2"));
        hospital.decide("FIN", figure("WARD", "EXP_MED_DRUG", "9000"))
                .statusCode(403)
                .body("code", equalTo("CENTRE_OUT_OF_SCOPE"))
                .body("violations.code", contains("NOT_OWNER"));
        hospital.decide("{\"centre\": \"no code\", \"amount\": 1.00001}")
                .statusCode(400)
                .body("violations", hasSize(3));
        hospital.decide(String.join(",", Collections.nCopies(2001, right))).statusCode(413);
        hospital.decide("").statusCode(200).body("decided", equalTo(0));
        get("auditor", hospital.figures() + "?state=OPEN").body("items", hasSize(8));
        hospital.decide(right + "," + figure("WARD", "EXP_MED_DRUG", "1", "cut") + ","
                        + figure("WARD", "BEDS_OPEN", "40"))
                .statusCode(200)
                .body("decided", equalTo(3));
        hospital.move("SECOND_UP");
        hospital.decide(figure("WARD", "EXP_MED_PRINT", "499", "late", 1))
                .statusCode(409)
                .body("code", equalTo("PHASE_CLOSED"));
        post("budget-office", "/hospitals/none/control-figures/2027", "{\"figures\": []}")
                .statusCode(404);
        post("committee", hospital.figures(), "{\"figures\": []}").statusCode(403);
    }

    @Test
    void whoDecidesOnWhatSomebodyElseHasDecidedMeanwhileIsToldWhoAndWhat() {
        hospital.move("FIRST_DOWN");
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "400", "按上年")).statusCode(200);
        hospital.decide(figure("WARD", "EXP_MED_PRINT", "300", "再压缩"))
                .statusCode(409)
                .body("code", equalTo("CONTROL_FIGURE_STALE"))
                .body("violations.pointer", contains("/figures/0"))
                .body("problems[0].version", equalTo(1))
                .body("problems[0].amount", equalTo(400))
                .body("problems[0].decidedBy", equalTo("owner-department"))
                .body("problems[0].decidedAt", notNullValue())
                .body("problems[0].reason", equalTo("按上年"));
        hospital.decide(figure("WARD", "EXP_MED_PRINT", "300", "再压缩", 1))
                .statusCode(200)
                .body("figures[0].version", equalTo(2));
        hospital.decide(figure("WARD", "EXP_MED_PRINT", "300", "再压缩", 1))
                .statusCode(200)
                .body("decided", equalTo(0))
                .body("unchanged", equalTo(1));
        hospital.decide(figure("WARD", "EXP_MED_DRUG", "1", "no such version", 7))
                .statusCode(409)
                .body("problems[0].version", nullValue());
    }

    /** The statuses of calls that decide at the same time, in order of size. */
    private List<Integer> together(IntFunction<String> figures) throws Exception {
        List<Callable<Integer>> calls = IntStream.rangeClosed(1, 6)
                .<Callable<Integer>>mapToObj(
                        n -> () -> hospital.decide(figures.apply(n)).extract().statusCode())
                .toList();
        return Together.run(calls).stream().sorted().toList();
    }

    @Test
    void whoDecidesAtTheSameTimeIsRightOrIsTold() throws Exception {
        hospital.move("FIRST_DOWN");
        assertEquals(Collections.nCopies(6, 200), together(n -> figure("WARD", "EXP_MED_PRINT", "400", "按上年")));
        get("auditor", hospital.figures() + "?state=DECIDED").body("items.version", contains(1));
        assertEquals(
                List.of(200, 409, 409, 409, 409, 409),
                together(n -> figure("WARD", "EXP_MED_DRUG", String.valueOf(n), "再核")));
        assertEquals(
                List.of(200, 409, 409, 409, 409, 409),
                together(n -> figure("WARD", "EXP_MED_PRINT", String.valueOf(n), "再核", 1)));
    }

    @Test
    void linesThatNobodyDecidedAboutTakeWhatWasProposedWhenThePhaseIsOver() {
        hospital.move("FIRST_DOWN");
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "400", "按上年")).statusCode(200);
        hospital.move("SECOND_UP");
        get("auditor", hospital.figures() + "?state=UNTOUCHED")
                .body("items", hasSize(7))
                .body("items[5].subject", equalTo("REV_OP_REG"))
                .body("items[5].amount", equalTo(20000))
                .body("items.reason", everyItem(nullValue()));
        get("auditor", hospital.figures() + "?state=DECIDED").body("items.amount", contains(400));
        hospital.move("FIRST_DOWN");
        get("auditor", hospital.figures() + "?state=OPEN").body("items", hasSize(7));
        hospital.decide("PHARMACY", figure("WARD", "EXP_MED_DRUG", "8000", "国谈降价"))
                .statusCode(200)
                .body("figures[0].version", equalTo(2));
    }

    @Test
    void aDecisionIsToBeMadeAnewWhereTheCentreHasProposedSomethingElseSince() {
        hospital.move("FIRST_DOWN");
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "400", "按上年")).statusCode(200);
        hospital.decide("PHARMACY", figure("WARD", "EXP_MED_DRUG", "9000")).statusCode(200);
        hospital.move("FIRST_UP");
        String ward = hospital.root() + "/proposals/2027/WARD";
        post("budget-office", ward + "/returns", "{\"reason\": \"再核\"}").statusCode(200);
        hospital.propose("WARD", """
                {"subject": "EXP_MED_PRINT", "amount": 600, "version": 1}, {"subject": "EXP_MED_DRUG", "remove": true, "version": 1}""");
        hospital.move("FIRST_DOWN");
        get("auditor", hospital.figures() + "?state=STALE")
                .body("items.subject", contains("EXP_MED_PRINT"))
                .body("items[0].proposed", equalTo(600))
                .body("items[0].decidedOn", equalTo(500));
        get("auditor", hospital.reviews()).body("owners.find { it.owner == 'FIN' }.reviewed", equalTo(0));
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "400", "按上年", 1))
                .statusCode(200)
                .body("figures[0].state", equalTo("DECIDED"));
        hospital.decide("PHARMACY", figure("WARD", "EXP_MED_DRUG", "9000"))
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_LINE"));
        hospital.move("SECOND_UP");
        get("auditor", hospital.figures()).body("items", hasSize(7));
    }

    @Test
    void theHeatMapShowsWhatIsProposedBesideWhatIsAllowed() {
        hospital.move("FIRST_DOWN");
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "400", "按上年")).statusCode(200);
        hospital.decide(figure("WARD", "EXP_MED_DRUG", "0", "集中采购")).statusCode(200);
        get("auditor", hospital.figures() + "/gaps")
                .statusCode(200)
                .body("phase", equalTo("FIRST_DOWN"))
                .body(
                        "items.subject",
                        contains(
                                "EXP_MED_TRAVEL",
                                "BEDS_OPEN",
                                "EXP_MED_DRUG",
                                "EXP_MED_PRINT",
                                "EXP_MED_TRAVEL",
                                "REV_OP_REG",
                                "VISITS_OP"))
                .body("items[0].lines", equalTo(2))
                .body("items[0].first", equalTo(300.02f))
                .body("items[3].first", equalTo(500))
                .body("items[3].control", equalTo(400))
                .body("items[3].second", nullValue())
                .body("items[3].gap", equalTo(100))
                .body("items[3].ratio", is(0.25f))
                .body("items[2].gap", equalTo(9000))
                .body("items[2].ratio", nullValue())
                .body("totals.category", contains("EXPENSE", "INCOME", "POSITION", "VOLUME"))
                .body("totals[0].first", equalTo(10800.03f))
                .body("totals[0].control", equalTo(1700.03f))
                .body("totals[0].gap", equalTo(9100));
        hospital.move("SECOND_UP");
        hospital.propose("WARD", """
                {"subject": "EXP_MED_PRINT", "amount": 410, "version": 1}, {"subject": "EXP_SCI", "amount": 7}""");
        get("auditor", hospital.figures() + "/gaps?centre=WARD&limit=3")
                .body("items[2].subject", equalTo("EXP_MED_PRINT"))
                .body("items[2].second", equalTo(410))
                .body("items[2].gap", equalTo(10))
                .body("items[2].ratio", equalTo(0.025f))
                .body("next", notNullValue());
        get("auditor", hospital.figures() + "/gaps?subject=EXP_SCI")
                .body("items[0].first", equalTo(0))
                .body("items[0].control", equalTo(0))
                .body("items[0].gap", equalTo(7));
        List<BigDecimal> gaps = Api.as("auditor")
                .get(Api.ROOT + hospital.figures() + "/gaps")
                .then()
                .extract()
                .jsonPath()
                .using(new io.restassured.path.json.config.JsonPathConfig(
                        io.restassured.path.json.config.JsonPathConfig.NumberReturnType.BIG_DECIMAL))
                .getList("items.findAll { it.category == 'EXPENSE' }.gap", BigDecimal.class);
        BigDecimal sum = gaps.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        get("auditor", hospital.figures() + "/gaps")
                .body("totals.find { it.category == 'EXPENSE' }.gap", equalTo(sum.intValueExact()));
        get("auditor", hospital.figures() + "/gaps?owner=PHARMACY").body("items.subject", contains("EXP_MED_DRUG"));
    }

    @Test
    void eachDepartmentIsToldHowFarItIsAndSaysWhenItIsDone() {
        hospital.move("FIRST_DOWN");
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "400", "按上年")).statusCode(200);
        hospital.decide("OFFICE", figure("WARD", "EXP_MED_TRAVEL", "1100", "学科会议"))
                .statusCode(200);
        get("owner-department", hospital.reviews())
                .statusCode(200)
                .body("dueOn", equalTo("2026-10-31"))
                .body("owners.owner", contains("FIN", "OFFICE", "PHARMACY", null))
                .body("owners.lines", contains(1, 3, 1, 3))
                .body("owners.reviewed", contains(1, 1, 0, 0))
                .body("owners.cut", contains(1, 0, 0, 0))
                .body("owners.raised", contains(0, 1, 0, 0))
                .body("owners[0].sums[0].proposed", equalTo(500))
                .body("owners[0].sums[0].control", equalTo(400))
                .body("owners[3].sums.category", contains("INCOME", "POSITION", "VOLUME"))
                .body("owners.done", contains(false, false, false, false));
        String done = hospital.reviews() + "/FIN/completions";
        hospital.as("FIN", done, "{\"done\": true, \"note\": \"核毕\"}")
                .statusCode(200)
                .body("version", equalTo(1));
        hospital.as("FIN", done, "{\"done\": true}").statusCode(200).body("version", equalTo(1));
        hospital.as("OFFICE", done, "{\"done\": false}").statusCode(403).body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        hospital.as("WARD", hospital.reviews() + "/WARD/completions", "{\"done\": true}")
                .statusCode(404);
        hospital.as("FIN", done, "{}").statusCode(400);
        get("auditor", hospital.reviews()).body("owners.done", contains(true, false, false, false));
        get("budget-officer", hospital.reviews()).statusCode(403);
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "450", "补充", 1))
                .statusCode(409)
                .body("code", equalTo("REVIEW_COMPLETED"));
        hospital.decide(figure("WARD", "EXP_MED_PRINT", "450", "补充", 1)).statusCode(200);
        hospital.as("FIN", done, "{\"done\": false}").statusCode(200).body("version", equalTo(2));
        hospital.decide("FIN", figure("WARD", "EXP_MED_PRINT", "460", "补充", 2)).statusCode(200);
        hospital.as("FIN", done, "{\"done\": true}").statusCode(200);
        hospital.move("SECOND_UP");
        hospital.as("FIN", done, "{\"done\": false}").statusCode(409).body("code", equalTo("PHASE_CLOSED"));
        hospital.move("FIRST_DOWN");
        get("auditor", hospital.reviews()).body("owners.done", contains(false, false, false, false));
    }

    @Test
    void anOwnershipThatEndsBeforeTheYearIsOverCountsForNothing() {
        put("budget-office", hospital.root() + "/ownerships/EXP_MED_DRUG", """
                {"subject": "EXP_MED_DRUG", "owner": "PHARMACY", "validTo": "2027-12-30"}""").statusCode(200);
        hospital.move("FIRST_DOWN");
        hospital.decide("PHARMACY", figure("WARD", "EXP_MED_DRUG", "9000")).statusCode(403);
        get("auditor", hospital.figures() + "?subject=EXP_MED_DRUG").body("items[0].owner", nullValue());
    }
}
