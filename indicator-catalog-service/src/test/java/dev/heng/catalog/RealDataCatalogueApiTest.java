package dev.heng.catalog;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The calls of the external check with real hospitals, in its order. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RealDataCatalogueApiTest {
    private static final String[] CHART = {
        "REV_PATIENT INCOME FLOW MONEY", "DED_CONTRACT EXPENSE FLOW MONEY", "DED_CHARITY EXPENSE FLOW MONEY",
        "DED_BAD_DEBT EXPENSE FLOW MONEY", "REV_OTHER INCOME FLOW MONEY", "EXP_PAYROLL EXPENSE FLOW MONEY",
        "EXP_BENEFITS EXPENSE FLOW MONEY", "EXP_SUPPLY EXPENSE FLOW MONEY", "VOL_OUTPATIENT VOLUME FLOW VISIT",
        "PAID_HOURS VOLUME FLOW HOUR", "AR POSITION STOCK MONEY"
    };

    private static final Map<String, String> ITEMS = new LinkedHashMap<>();

    static {
        ITEMS.put(
                "WA_TOTAL_INCOME", "HIGHER|MONEY|REV_PATIENT - DED_CONTRACT - DED_CHARITY - DED_BAD_DEBT + REV_OTHER");
        ITEMS.put("WA_PATIENT_INCOME", "HIGHER|MONEY|REV_PATIENT - DED_CONTRACT");
        ITEMS.put("WA_OPERATING_MARGIN", "HIGHER|MONEY|ind(WA_TOTAL_INCOME) - ind(WA_TOTAL_EXPENSE)");
        ITEMS.put(
                "WA_MARGIN_RATE",
                "HIGHER||ratio(ind(WA_TOTAL_INCOME) - ind(WA_TOTAL_EXPENSE), ind(WA_TOTAL_INCOME)) * 100");
        ITEMS.put("WA_OUTPATIENT", "HIGHER|VISIT|VOL_OUTPATIENT");
        ITEMS.put("WA_COST_PER_100", "LOWER||ratio(ind(WA_TOTAL_EXPENSE), ind(WA_TOTAL_INCOME)) * 100");
        ITEMS.put("WA_AR_DAYS", "LOWER|DAY|ratio(AR, REV_PATIENT) * days()");
        ITEMS.put("WA_PAY_PER_HOUR", "LOWER||per(EXP_PAYROLL, PAID_HOURS)");
    }

    private static void indicator(String code, String formula, String unit, String direction) {
        Catalogue.put("/indicators/" + code, """
                {"name": "%s", "perspective": "FINANCIAL", "formula": "%s", "direction": "%s"%s}""".formatted(
                                code, formula, direction, unit.isEmpty() ? "" : ", \"unit\": \"" + unit + "\""))
                .then()
                .statusCode(anyOf(is(200), is(201)));
    }

    @Test
    void bothSchemesArePublishedAndStayTheSameOnASecondRun() {
        Catalogue.learnChart("wa-doh", 1, CHART);
        run("wa-literal", "RATIO", 201);
        run("wa-directed", "ACHIEVEMENT", 201);
        run("wa-literal", "RATIO", 200);
        run("wa-directed", "ACHIEVEMENT", 200);

        Catalogue.get("/schemes/wa-literal/versions/1")
                .then()
                .statusCode(200)
                .body("indicators.WA_MARGIN_RATE.readSet.indicators", contains("WA_TOTAL_EXPENSE", "WA_TOTAL_INCOME"))
                .body("indicators.WA_AR_DAYS.unit", equalTo("DAY"))
                .body("indicators.WA_PAY_PER_HOUR.unit", equalTo("MONEY/HOUR"))
                .body("indicators.WA_SERVICE.tree", nullValue())
                .body("indicators.WA_TOTAL_EXPENSE.tree.op", equalTo("add"))
                .body("warnings.findAll { it.code == 'LOWER_WITH_RATIO' }", hasSize(3));
    }

    private static void run(String scheme, String method, int status) {
        indicator("WA_TOTAL_EXPENSE", "EXP_PAYROLL + EXP_BENEFITS + EXP_SUPPLY", "MONEY", "LOWER");
        StringBuilder items = new StringBuilder();
        ITEMS.forEach((code, definition) -> {
            String[] parts = definition.split("\\|");
            indicator(code, parts[2], parts[1], parts[0]);
            boolean core = code.equals("WA_TOTAL_INCOME") || code.equals("WA_OUTPATIENT");
            items.append("""
                    {"indicator": "%s", "class": "%s", "core": %s, "weight": %s, "scoring": {"method": "%s"}},""".formatted(
                            code,
                            parts[0].equals("LOWER") ? "AUXILIARY" : "BASIC",
                            core,
                            core || parts[0].equals("LOWER") ? 10 : 9,
                            method));
        });
        for (String rated : new String[] {"WA_SERVICE", "WA_STAFF", "WA_TIMELY", "WA_INCIDENT"}) {
            Catalogue.put("/indicators/" + rated, """
                    {"name": "x", "perspective": "CUSTOMER", "direction": "HIGHER"}""");
        }
        Catalogue.put("/schemes/" + scheme, """
                {"name": "%s", "centreType": "INVESTMENT", "chart": "wa-doh", "classes": {"BASIC": 80, "AUXILIARY": 20},
                 "items": [%s {"indicator": "WA_SERVICE", "class": "MODIFIER", "weight": 50},
                  {"indicator": "WA_STAFF", "class": "MODIFIER", "weight": 30},
                  {"indicator": "WA_TIMELY", "class": "MODIFIER", "weight": 20},
                  {"indicator": "WA_INCIDENT", "class": "VETO"}]}""".formatted(scheme, items)).then().statusCode(anyOf(is(200), is(201)));
        Catalogue.post("/schemes/" + scheme + "/versions", "{}")
                .then()
                .statusCode(status)
                .body("version", equalTo(1));
    }
}
