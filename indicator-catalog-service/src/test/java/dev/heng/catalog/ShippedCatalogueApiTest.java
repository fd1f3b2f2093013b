package dev.heng.catalog;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fresh installation holds once budget-service has sent its chart. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ShippedCatalogueApiTest {
    private static final List<String> SCHEMES = List.of(
            "hospital-article",
            "hospital-article-directed",
            "department-article",
            "department-article-directed",
            "office-article",
            "office-article-directed");

    @BeforeEach
    void sendTheStandardChart() {
        BudgetService.sendChart("hospital-standard", BudgetService.standardChart(5));
        Catalogue.eventually("readiness", () -> RestAssured.get("/health/ready").statusCode() == 200);
    }

    @Test
    void everySchemeIsPublishedOnceAndStaysVersionOne() {
        for (String scheme : SCHEMES) {
            Catalogue.get("/schemes/" + scheme + "/versions")
                    .then()
                    .statusCode(200)
                    .body("items.version", contains(1))
                    .body("items[0].publishedBy", equalTo("heng"))
                    .body("next", nullValue());
        }
    }

    @Test
    void theHospitalSchemeIsTableSix() {
        var version =
                Catalogue.get("/schemes/hospital-article/versions/1").then().statusCode(200);
        version.body("items.findAll { it.'class' == 'BASIC' }.weight", contains(10, 10, 9, 9, 9))
                .body("items.findAll { it.'class' == 'BASIC' }.indicator", contains("F01", "F02", "F04", "F11", "F09"))
                .body("items.findAll { it.'class' == 'MODIFIER' }.indicator", contains("C01", "L01", "P03"))
                .body("items.findAll { it.'class' == 'VETO' }.weight", contains(nullValue(), nullValue(), nullValue()))
                .body("indicators.F01.formula", equalTo("LIAB_TOTAL / ASSET_TOTAL * 100"))
                .body("indicators.F01.tree.op", equalTo("mul"))
                .body("indicators.C01.tree", nullValue())
                .body("gradeScale.bands.grade", contains("EXCELLENT", "GOOD", "PASS", "POOR", "BAD"))
                .body("warnings.findAll { it.code == 'LOWER_WITH_RATIO' }.indicator", contains("F01", "P02"));
    }

    @Test
    void indicatorsReachedThroughOthersArePartOfTheVersion() {
        Catalogue.get("/schemes/department-article-directed/versions/1")
                .then()
                .body("indicators.F18.readSet.indicators", contains("F16"))
                .body("indicators.F18.readSet.opening", equalTo(true))
                .body("items.find { it.indicator == 'P08' }.zeroTarget", equalTo("EXEMPT"))
                .body("items.find { it.indicator == 'F16' }.scoring.method", equalTo("ACHIEVEMENT"))
                .body("items.find { it.indicator == 'F16' }.scoring.floor", equalTo(0))
                .body("items.find { it.indicator == 'F16' }.scoring.cap", equalTo(120))
                .body("warnings.findAll { it.code == 'LOWER_WITH_RATIO' }", hasSize(0));
    }

    @Test
    void everyIndicatorOfTheArticleIsListedWithItsAttributes() {
        var codes = Catalogue.get("/indicators?limit=1000").jsonPath().getList("items.code", String.class);
        for (int i = 1; i <= 34; i++) {
            assertTrue(codes.contains("F%02d".formatted(i)), "F" + i);
        }
        assertTrue(codes.containsAll(List.of("C01", "C04", "P01", "P11", "L01", "L03", "V01", "V02", "V03")));
        Catalogue.get("/indicators/F24")
                .then()
                .body("name", equalTo("设备增长率"))
                .body("nameEn", equalTo("equipment growth"))
                .body("perspective", equalTo("FINANCIAL"))
                .body("direction", equalTo("TARGET"))
                .body("nature.quantitative", equalTo(true))
                .body("nature.outcome", equalTo(true))
                .body("centreTypes", contains("REVENUE"))
                .body("confidence", equalTo("MEDIUM"))
                .body("source", equalTo("asset"));
    }

    @Test
    void publishingAShippedSchemeAgainChangesNothing() {
        String hash =
                Catalogue.get("/schemes/office-article/versions/1").jsonPath().getString("hash");
        var again = Catalogue.post("/schemes/office-article/versions", "{}");
        assertEquals(200, again.statusCode());
        assertEquals(hash, again.jsonPath().getString("hash"));
        assertEquals(1, again.jsonPath().getInt("version"));
    }

    @Test
    void theGradeScaleOfTheArticleIsTheRightClosedOne() {
        Catalogue.get("/grade-scales/article")
                .then()
                .statusCode(200)
                .body("bands.name", contains("优秀", "良好", "合格", "较差", "差评"))
                .body("bands.above", contains(95, 75, 60, 45, 0))
                .body("bands.upTo", contains(105, 95, 75, 60, 45))
                .body("bands.includesLower", contains(false, false, false, false, true));
    }
}
