package dev.heng.budget.mapping;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class MappingRuleApiTest {
    private static final String RULE = """
            {"source": "his", "sent": {"centre": "0203"}, "meant": {"centre": "H"}, "validFrom": "2026-01-01"}""";

    private String hospital;
    private String root;

    @BeforeEach
    void found() {
        hospital = hospital();
        root = "/hospitals/" + hospital;
    }

    private static String lines(String... ids) {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            lines.append(lines.isEmpty() ? "" : ",").append("""
                    {"id": "%s", "centre": "0203", "subject": "EXP_MED", "date": "2026-03-31", "amount": 2}""".formatted(id));
        }
        return "{\"source\": \"his\", \"batch\": \"b\", \"lines\": [" + lines + "]}";
    }

    @Test
    void whatWaitsIsReplayedOnceItsCodeIsMapped() {
        post("connector", root + "/executions", lines("1", "2", "3")).body("suspended", equalTo(3));
        put("budget-office", root + "/mapping-rules/m", RULE).statusCode(201).header("Ledger-Sequence", notNullValue());
        post("connector", root + "/suspense/replays", "{\"source\": \"his\", \"limit\": 2}")
                .statusCode(200)
                .header("Ledger-Sequence", notNullValue())
                .body("judged", equalTo(2))
                .body("recorded", equalTo(2))
                .body("lines", hasSize(0))
                .body("nextAfter", notNullValue());
        post("connector", root + "/suspense/replays", "{\"source\": \"his\"}")
                .body("recorded", equalTo(1))
                .body("nextAfter", nullValue());
        get("auditor", root + "/suspense").body("items", hasSize(0));
        get("auditor", root + "/executions/his/1")
                .body("centre", equalTo("H"))
                .body("kind", equalTo("REPLAY"))
                .body("batch", equalTo("b"))
                .body("sent.centre", equalTo("0203"));
        post("connector", root + "/executions", lines("4")).body("recorded", equalTo(1));
        post("connector", root + "/executions", lines("1", "4")).body("replayed", equalTo(2));
    }

    @Test
    void aLineThatIsStillUnknownIsNamed() {
        post("connector", root + "/executions", lines("1")).body("suspended", equalTo(1));
        post("budget-office", root + "/suspense/replays", "{\"source\": \"his\", \"code\": \"UNKNOWN_CENTRE\"}")
                .body("suspended", equalTo(1))
                .body("lines[0].line", equalTo("1"))
                .body("lines[0].code", equalTo("UNKNOWN_CENTRE"));
        post("budget-office", root + "/suspense/replays", "{\"source\": \"his\", \"limit\": 1001}")
                .statusCode(400);
        post("auditor", root + "/suspense/replays", "{\"source\": \"his\"}").statusCode(403);
        post("connector", "/hospitals/none/suspense/replays", "{\"source\": \"his\"}")
                .statusCode(404);
    }

    @Test
    void aRuleIsReadListedAndChanged() {
        put("budget-office", root + "/mapping-rules/m", RULE).statusCode(201);
        put("budget-office", root + "/mapping-rules/m", RULE).statusCode(200).header("ETag", "\"1\"");
        get("connector", root + "/mapping-rules/m")
                .header("ETag", "\"1\"")
                .body("sent.centre", equalTo("0203"))
                .body("meant.centre", equalTo("H"))
                .body("meant.subject", nullValue())
                .body("validFrom", equalTo("2026-01-01"))
                .body("validTo", nullValue());
        put("budget-office", root + "/mapping-rules/any", RULE.replace("\"source\": \"his\",", ""))
                .statusCode(201);
        get("auditor", root + "/mapping-rules").body("items.rule", contains("any", "m"));
        get("auditor", root + "/mapping-rules?source=erp").body("items.rule", contains("any"));
        get("auditor", root + "/mapping-rules?limit=1")
                .body("items.rule", contains("any"))
                .body("next", notNullValue());
        put("budget-office", root + "/mapping-rules/m", RULE.replace("2026-01-01", "2026-02-01"))
                .statusCode(200)
                .body("version", equalTo(2));
        as("budget-office")
                .header("If-Match", "\"1\"")
                .body(RULE)
                .put(Api.ROOT + root + "/mapping-rules/m")
                .then()
                .statusCode(412);
        get("auditor", root + "/mapping-rules/none").statusCode(404);
    }

    @Test
    void aRuleThatMakesNoSenseIsRefusedWithEverythingThatIsWrong() {
        put("budget-office", root + "/mapping-rules/m", """
                        {"sent": {"fund": "F"}, "meant": {}, "validFrom": "2026-02-01", "validTo": "2026-01-31"}""")
                .statusCode(400)
                .body("violations.pointer", contains("/sent", "/meant", "/validTo"));
        put("budget-office", root + "/mapping-rules/m", """
                        {"sent": {"centre": "1"}, "meant": {"centre": "NONE", "subject": "NONE"}}""")
                .statusCode(400)
                .body("violations.code", hasItems("UNKNOWN_CENTRE", "UNKNOWN_SUBJECT"));
        put("connector", root + "/mapping-rules/m", RULE).statusCode(403);
        put("budget-office", "/hospitals/none/mapping-rules/m", RULE).statusCode(404);
    }

    @Test
    void aRuleDividesLines() {
        centre(hospital, "C-A", "REVENUE", "H");
        centre(hospital, "C-B", "REVENUE", "H");
        String divided = """
                {"source": "his", "sent": {"centre": "0203"},
                 "parts": [{"centre": "C-B", "ratio": 0.50}, {"centre": "C-A", "fund": "F-1", "ratio": 0.5}]}""";
        put("budget-office", root + "/mapping-rules/m", divided)
                .statusCode(201)
                .body("meant.centre", nullValue())
                .body("parts.centre", contains("C-A", "C-B"))
                .body("parts.fund", contains("F-1", null))
                .body("parts.ratio", contains(0.5f, 0.5f));
        put("budget-office", root + "/mapping-rules/m", divided).statusCode(200).header("ETag", "\"1\"");
        get("auditor", root + "/mapping-rules/m").body("parts.centre", contains("C-A", "C-B"));
        post("connector", root + "/executions", lines("1").replace("\"amount\": 2", "\"amount\": 2.01"))
                .body("recorded", equalTo(1))
                .body("lines", hasSize(0));
        post("connector", root + "/executions", lines("1").replace("\"amount\": 2", "\"amount\": 2.01"))
                .body("replayed", equalTo(1));
        get("auditor", root + "/executions/his/1")
                .body("centre", equalTo("0203"))
                .body("amount", equalTo(2.01f))
                .body("sent.centre", equalTo("0203"))
                .body("entries.centre", contains("C-A", "C-B"))
                .body("entries.fund", contains("F-1", "OWN"))
                .body("entries.month", contains("2026-03", "2026-03"))
                .body("entries.amount", contains(1.01f, 1));
        post("connector", root + "/executions/his/1/reversals", "{\"id\": \"1-R\", \"reason\": \"x\"}")
                .statusCode(201)
                .body("amount", equalTo(-2.01f))
                .body("entries.centre", contains("C-A", "C-B"));
        get("auditor", root + "/integrity").body("differences", hasSize(0));
        put("budget-office", root + "/mapping-rules/n", RULE).statusCode(409);
        put("budget-office", root + "/mapping-rules/n", divided).statusCode(409);
        put(
                        "budget-office",
                        root + "/mapping-rules/n",
                        RULE.replace("{\"centre\": \"H\"}", "{\"subject\": \"REV_OP\"}"))
                .statusCode(201);
    }

    @Test
    void partsThatDoNotMakeAWholeAreRefusedWithEverythingThatIsWrong() {
        put("budget-office", root + "/mapping-rules/m", """
                        {"sent": {"centre": "1"}, "meant": {"fund": "F"},
                         "parts": [{"centre": "NONE", "ratio": 0.5}, {"centre": "H", "ratio": 0}, {"centre": "H", "ratio": 0.4},
                                   {"subject": "CA", "ratio": 0.05}, {"ratio": 0.04}]}""")
                .statusCode(400)
                .body(
                        "violations.collect { it.pointer + ' ' + it.code }",
                        contains(
                                "/meant REQUIRED",
                                "/parts/0/centre UNKNOWN_CENTRE",
                                "/parts/1/ratio OUT_OF_RANGE",
                                "/parts/2 DUPLICATE",
                                "/parts/3/subject BALANCE_SPLIT",
                                "/parts/4 REQUIRED",
                                "/parts RATIOS_NOT_WHOLE"));
        put("budget-office", root + "/mapping-rules/m", """
                        {"sent": {"centre": "1"}, "parts": [{"centre": "H", "ratio": 1}]}""").statusCode(400);
        put("budget-office", root + "/mapping-rules/m", """
                        {"sent": {"centre": "1"}, "parts": [{"centre": "H", "ratio": 0.33333}, {"fund": "F", "ratio": 0.66667}]}""")
                .statusCode(400)
                .body("violations[0].code", equalTo("TOO_MANY_DECIMALS"));
    }

    @Test
    void twoRulesNeverSayTwoThingsOfOneCode() {
        put("budget-office", root + "/mapping-rules/m", RULE).statusCode(201);
        put("budget-office", root + "/mapping-rules/n", RULE)
                .statusCode(409)
                .body("code", equalTo("MAPPING_RULE_AMBIGUOUS"));
        put("budget-office", root + "/mapping-rules/n", RULE.replace("{\"centre\": \"H\"}", "{\"fund\": \"F-1\"}"))
                .statusCode(201);
        put(
                        "budget-office",
                        root + "/mapping-rules/o",
                        RULE.replace("\"validFrom\"", "\"validTo\": \"2025-12-31\", \"x\"")
                                .replace(", \"x\": \"2026-01-01\"", ""))
                .statusCode(201);
    }
}
