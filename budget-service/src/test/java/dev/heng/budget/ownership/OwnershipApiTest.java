package dev.heng.budget.ownership;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Departments answer for subjects, and are held to what they answer for. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OwnershipApiTest {
    private static final String MEDICINE = """
            {"subject": "EXP_MED", "owner": "PHARMACY", "validFrom": "2026-01-01"}""";

    private String root;

    @BeforeEach
    void aHospitalWithAPharmacyAndAWard() {
        String hospital = hospital();
        root = "/hospitals/" + hospital;
        centre(hospital, "PHARMACY", "COST", "H").statusCode(201);
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
    }

    @Test
    void aLimitOfAnOwnerHoldsWhatEveryCentreSpendsOfItsSubjects() {
        put("budget-office", root + "/ownerships/medicine", MEDICINE)
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue());
        put("budget-office", root + "/control-rules/owners", """
                {"name": "归口", "control": "STRICT", "level": "OWNER", "basis": "YEAR", "requiresLine": false}""")
                .statusCode(201)
                .body("level", equalTo("OWNER"));
        post("budget-office", root + "/budgets/2026/opening", """
                {"lines": [{"centre": "PHARMACY", "subject": "EXP_MED", "month": "2026-01", "amount": 100}]}""").statusCode(200);
        String lines = """
                {"source": "his", "batch": "b", "lines": [
                {"id": "%s", "centre": "WARD", "subject": "EXP_MED", "date": "2026-03-31", "amount": %s}]}""";
        post("connector", root + "/executions", lines.formatted("1", "80")).body("recorded", equalTo(1));
        post("connector", root + "/executions", lines.formatted("2", "21"))
                .body("lines[0].control.rule", equalTo("owners"))
                .body("lines[0].control.level", equalTo("OWNER"))
                .body("lines[0].control.scope", equalTo("PHARMACY"));
        put("budget-office", root + "/ownerships/medicine", MEDICINE.replace("2026-01-01", "2027-01-01"))
                .statusCode(200);
        post("connector", root + "/executions", lines.formatted("2", "21")).body("recorded", equalTo(1));
    }

    @Test
    void aMappingIsReadListedAndChanged() {
        put("budget-office", root + "/ownerships/medicine", MEDICINE).statusCode(201);
        put("budget-office", root + "/ownerships/medicine", MEDICINE)
                .statusCode(200)
                .header("ETag", "\"1\"");
        get("owner-department", root + "/ownerships/medicine")
                .header("ETag", "\"1\"")
                .body("subject", equalTo("EXP_MED"))
                .body("owner", equalTo("PHARMACY"))
                .body("validFrom", equalTo("2026-01-01"))
                .body("validTo", nullValue());
        put("budget-office", root + "/ownerships/all", "{\"subject\": \"REV_MED\", \"owner\": \"WARD\"}")
                .statusCode(201)
                .body("validFrom", nullValue());
        get("owner-department", root + "/ownerships").body("items.ownership", contains("all", "medicine"));
        get("auditor", root + "/ownerships?owner=WARD").body("items.ownership", contains("all"));
        get("auditor", root + "/ownerships?subject=EXP_MED").body("items.ownership", contains("medicine"));
        get("auditor", root + "/ownerships?limit=1")
                .body("items.ownership", contains("all"))
                .body("next", notNullValue());
        put("budget-office", root + "/ownerships/medicine", MEDICINE.replace("PHARMACY", "WARD"))
                .statusCode(200)
                .body("version", equalTo(2));
        as("budget-office")
                .header("If-Match", "\"1\"")
                .body(MEDICINE)
                .put(Api.ROOT + root + "/ownerships/medicine")
                .then()
                .statusCode(412);
        get("auditor", root + "/ownerships/none").statusCode(404);
        get("auditor", root + "/audit-entries?operation=putOwnership&outcome=ACCEPTED")
                .body("items.actor[0]", equalTo("budget-office"));
    }

    @Test
    void aMappingThatMakesNoSenseIsRefusedWithEverythingThatIsWrong() {
        put("budget-office", root + "/ownerships/m", """
                {"subject": "NONE", "owner": "NONE", "validFrom": "2026-02-01", "validTo": "2026-01-31"}""")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_SUBJECT", "UNKNOWN_CENTRE", "OUT_OF_RANGE"));
        put("budget-office", root + "/ownerships/m", "{}")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/subject", "/owner"));
        put("owner-department", root + "/ownerships/m", MEDICINE).statusCode(403);
        put("budget-office", "/hospitals/none/ownerships/m", MEDICINE).statusCode(404);
    }

    @Test
    void aSubjectHasOneOwnerOnEveryDay() {
        put("budget-office", root + "/ownerships/m", MEDICINE).statusCode(201);
        String before = """
                {"subject": "EXP_MED", "owner": "WARD", "validTo": "%s"}""";
        put("budget-office", root + "/ownerships/n", before.formatted("2026-01-01"))
                .statusCode(409)
                .body("code", equalTo("OWNERSHIP_AMBIGUOUS"));
        put("budget-office", root + "/ownerships/n", before.formatted("2025-12-31"))
                .statusCode(201);
    }
}
