package dev.heng.budget.subject;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class ChartApiTest {
    private static final String TWO_SUBJECTS = """
            {"name": "科目", "subjects": [
              {"code": "REV", "name": "收入", "category": "INCOME", "nature": "FLOW", "unit": "MONEY"},
              {"code": "REV_OP", "name": "门诊", "nameEn": "outpatient", "parent": "REV",
               "category": "INCOME", "nature": "FLOW", "unit": "MONEY", "control": "STRICT"}]}""";

    @Test
    void theStandardChartIsShipped() {
        get("auditor", "/charts/hospital-standard")
                .statusCode(200)
                .body("subjects", hasSize(102))
                .body("subjects.find { it.code == 'REV_OP' }.parent", equalTo("REV_MED"))
                .body("subjects.find { it.code == 'BEDS_OPEN' }.nature", equalTo("STOCK"));
        get("auditor", "/charts?limit=1000").statusCode(200).body("items.chart", hasItem("hospital-standard"));
    }

    @Test
    void aChartIsCreatedReplacedAndLeftAlone() {
        String chart = "/charts/" + fresh("chart");
        put("admin", chart, TWO_SUBJECTS)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Ledger-Sequence", notNullValue())
                .body("subjects[1].control", equalTo("STRICT"))
                .body("subjects[0].control", equalTo("NONE"));
        String hash = get("admin", chart).extract().path("meaningHash");
        put("admin", chart, TWO_SUBJECTS).statusCode(200).header("ETag", "\"1\"");
        put("admin", chart, TWO_SUBJECTS.replace("门诊", "门诊收入"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("meaningHash", equalTo(hash));
        put("admin", chart, TWO_SUBJECTS.replace("\"parent\": \"REV\",", "")).body("version", equalTo(3));
        get("admin", chart).body("subjects[1].parent", equalTo(null));
    }

    @Test
    void anUpdateOfAnOlderVersionIsRefused() {
        String chart = "/charts/" + fresh("chart");
        as("admin")
                .header("If-Match", "\"1\"")
                .body(TWO_SUBJECTS)
                .put(ROOT + chart)
                .then()
                .statusCode(412);
        put("admin", chart, TWO_SUBJECTS).statusCode(201);
        as("admin")
                .header("If-Match", "\"7\"")
                .body(TWO_SUBJECTS)
                .put(ROOT + chart)
                .then()
                .statusCode(412)
                .body("code", equalTo("VERSION_STALE"));
        as("admin")
                .header("If-Match", "\"1\"")
                .body(TWO_SUBJECTS)
                .put(ROOT + chart)
                .then()
                .statusCode(200);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        put("admin", "/charts/" + fresh("chart"), """
                        {"name": "", "subjects": [{"code": "门诊", "name": "x", "category": "INCOMES", "nature": "FLOW"}]}""")
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "violations.pointer",
                        hasItems("/name", "/subjects/0/code", "/subjects/0/category", "/subjects/0/unit"));
        put("admin", "/charts/" + fresh("chart"), TWO_SUBJECTS.replace("\"parent\": \"REV\"", "\"parent\": \"NO\""))
                .statusCode(400)
                .body("violations[0].code", equalTo("PARENT_UNKNOWN"));
    }

    @Test
    void onlyAnAdministratorWritesCharts() {
        put("connector", "/charts/" + fresh("chart"), TWO_SUBJECTS)
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN_ROLE"));
        get("admin", "/charts/" + fresh("chart")).statusCode(404).body("code", equalTo("NOT_FOUND"));
    }
}
