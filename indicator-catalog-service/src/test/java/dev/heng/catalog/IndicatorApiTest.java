package dev.heng.catalog;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class IndicatorApiTest {
    private static final String BODY = """
            {"name": "床均收入", "nameEn": "income per bed", "perspective": "FINANCIAL", "formula": "per(REV, BEDS)",
             "direction": "HIGHER", "unit": "MONEY/BED", "nature": {"quantitative": true, "financial": true,
             "relative": true, "outcome": false}, "centreTypes": ["COST", "REVENUE"], "source": "ERP",
             "confidence": "HIGH", "definition": "𠮷"}""";

    @Test
    void isCreatedOnceReplacedWhenChangedAndLeftAloneOtherwise() {
        Catalogue.put("/indicators/IND_PUT", BODY).then().statusCode(201).header("ETag", "\"1\"");
        Catalogue.put("/indicators/IND_PUT", BODY)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));
        Catalogue.put("/indicators/IND_PUT", BODY.replace("HIGHER", "TARGET"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        Catalogue.get("/indicators/IND_PUT")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("code", equalTo("IND_PUT"))
                .body("direction", equalTo("TARGET"))
                .body("definition", equalTo("𠮷"))
                .body("nature.outcome", equalTo(false))
                .body("nature.internal", nullValue())
                .body("centreTypes", contains("REVENUE", "COST"));
    }

    @Test
    void isNotReplacedOnAStaleVersion() {
        Catalogue.put("/indicators/IND_STALE", BODY);
        var stale = RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .contentType("application/json")
                .header("If-Match", "\"7\"")
                .body(BODY.replace("ERP", "HIS"))
                .put(Catalogue.BASE + "/indicators/IND_STALE");
        stale.then().statusCode(412).body("code", equalTo("VERSION_STALE"));
        Catalogue.get("/indicators/IND_STALE").then().body("source", equalTo("ERP"));
    }

    @Test
    void aFormulaWithErrorsIsRefusedWithAllOfThem() {
        Catalogue.put("/indicators/IND_BAD", BODY.replace("per(REV, BEDS)", "foo(1) + per(2)"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("FORMULA_INVALID"))
                .body("violations.pointer", everyItem(equalTo("/formula")))
                .body("violations.code", hasItem("UNKNOWN_FUNCTION"))
                .body("violations.code", hasItem("ARITY"))
                .body("problems.messageZh", everyItem(notNullValue()))
                .body("problems.find { it.code == 'UNKNOWN_FUNCTION' }.start", equalTo(0))
                .body("problems.find { it.code == 'UNKNOWN_FUNCTION' }.end", greaterThan(0));
        Catalogue.get("/indicators/IND_BAD").then().statusCode(404);
    }

    @Test
    void aCycleIsRefusedWhereItCloses() {
        Catalogue.computed("IND_CYCLE_A", "HIGHER", "ind(IND_CYCLE_B) + 1");
        Catalogue.put("/indicators/IND_CYCLE_B", """
                {"name": "b", "perspective": "FINANCIAL", "direction": "HIGHER", "formula": "ind(IND_CYCLE_A) * 2"}""")
                .then()
                .statusCode(400)
                .body("violations.code", contains("CYCLE"))
                .body("violations[0].pointer", equalTo("/formula"));
    }

    @Test
    void codesThatAreNoWordsOfTheLanguageWork() {
        Catalogue.computed("IND-01.a", "HIGHER", "\"4001\" / 2");
        Catalogue.computed("IND-02", "HIGHER", "ind(\"IND-01.a\") * 2");
        Catalogue.get("/indicators/IND-01.a").then().statusCode(200).body("formula", equalTo("\"4001\" / 2"));
    }

    @Test
    void listsGoPageByPageAndByPerspective() {
        for (String code : List.of("ZZ1", "ZZ2", "ZZ3")) {
            Catalogue.put("/indicators/" + code, BODY.replace("FINANCIAL", "LEARNING"));
        }
        List<String> codes = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = Catalogue.get("/indicators?perspective=LEARNING&limit=2&after=" + next)
                    .jsonPath();
            codes.addAll(page.getList("items.code", String.class));
            next = page.getString("next");
        }
        assertEquals(codes.stream().sorted().distinct().toList(), codes);
        assertEquals(
                List.of("ZZ1", "ZZ2", "ZZ3"),
                codes.stream().filter(code -> code.startsWith("ZZ")).toList());
        Catalogue.get("/indicators?perspective=CUSTOMER&limit=1000")
                .then()
                .body("items.code", not(hasItem("ZZ1")))
                .body("items.perspective", everyItem(equalTo("CUSTOMER")));
        Catalogue.get("/indicators?perspective=OTHER").then().statusCode(400).body("violations", hasSize(1));
    }

    @Test
    void formulasAreCheckedWithAndWithoutAChart() {
        Catalogue.learnChart("fx", 1, "REV INCOME FLOW MONEY", "BEDS POSITION STOCK BED");
        Catalogue.post("/formulas/check", """
                {"formula": "per(REV, BEDS)", "chart": "fx"}""")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("unit", equalTo("MONEY/BED"))
                .body("measures", contains("BEDS", "REV"))
                .body("problems", hasSize(0));
        Catalogue.post("/formulas/check", """
                {"formula": "REV + BEDS + BET", "chart": "fx"}""")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("problems.code", hasItem("UNIT_MISMATCH"))
                .body("problems.code", hasItem("UNKNOWN_MEASURE"))
                .body("problems.severity", hasItem("ERROR"))
                .body("problems.message", hasItem(notNullValue()));
        Catalogue.post("/formulas/check", """
                {"formula": "REV + BEDS"}""")
                .then()
                .body("valid", equalTo(true))
                .body("unit", nullValue());
        Catalogue.post("/formulas/check", """
                {"formula": "REV", "chart": "never-sent"}""").then().statusCode(409).body("code", equalTo("CHART_UNKNOWN"));
    }
}
