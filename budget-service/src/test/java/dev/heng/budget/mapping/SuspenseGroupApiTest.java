package dev.heng.budget.mapping;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class SuspenseGroupApiTest {
    private String code;
    private String root;
    private String groups;
    private int next;

    @BeforeEach
    void found() {
        code = hospital();
        root = "/hospitals/" + code;
        groups = root + "/suspense/groups";
    }

    private String line(String centre, String subject, String date, String amount, String memo) {
        return """
                {"id": "%s", "centre": "%s", "subject": "%s", "date": "%s", "amount": %s, "memo": "%s"}""".formatted(++next, centre, subject, date, amount, memo);
    }

    private void post(String source, String... lines) {
        Api.post(
                        "connector",
                        root + "/executions",
                        "{\"source\": \"%s\", \"batch\": \"b\", \"lines\": [%s]}"
                                .formatted(source, String.join(",", lines)))
                .statusCode(200);
    }

    @Test
    void openLinesAreCountedByWhatTheyName() {
        post(
                "his",
                line("0203", "EXP_MED", "2026-03-31", "2.5", ""),
                line("0203", "EXP_MED", "2026-03-02", "3.25", ""),
                line("0203", "REV_OP", "2026-03-02", "1", ""),
                line("H", "EXP_MED", "2026-03-02", "1", ""),
                line("H", "5001", "2026-03-02", "7", ""));
        post("erp", line("0203", "EXP_MED", "2026-05-01", "1", ""));
        get("auditor", groups)
                .statusCode(200)
                .body("items.source", contains("erp", "his", "his", "his"))
                .body("items.subject", contains("EXP_MED", "EXP_MED", "REV_OP", "5001"))
                .body("items[1].code", equalTo("UNKNOWN_CENTRE"))
                .body("items[1].centre", equalTo("0203"))
                .body("items[1].fund", equalTo("OWN"))
                .body("items[1].project", equalTo("-"))
                .body("items[1].lines", equalTo(2))
                .body("items[1].amount", equalTo(5.75f))
                .body("items[1].firstDate", equalTo("2026-03-02"))
                .body("items[1].lastDate", equalTo("2026-03-31"))
                .body("items[1].firstSeen", notNullValue())
                .body("items[1].lastSeen", notNullValue())
                .body("items[1].exampleLine", equalTo("1"))
                .body("next", nullValue());
        int example = get("auditor", groups + "?source=his").extract().path("items[0].example");
        Api.post("connector", root + "/suspense/" + example + "/replays", "").body("line", equalTo("1"));
        get("connector", groups + "?source=his&code=UNKNOWN_SUBJECT").body("items.subject", contains("5001"));
        get("connector", groups + "?from=2026-03-31&to=2026-04-30")
                .body("items", hasSize(1))
                .body("items[0].lines", equalTo(1));
        get("connector", groups + "?from=2026-04-01").body("items.source", contains("erp"));
        get("connector", groups + "?to=2026-03-01").body("items", hasSize(0));
    }

    @Test
    void groupsArePagedInTheOrderOfTheirKeys() {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            lines.add(line("0" + (9 - n), "EXP_MED", "2026-03-02", "1", ""));
        }
        post("his", lines.toArray(String[]::new));
        List<String> read = new ArrayList<>();
        String after = "";
        while (after != null) {
            var page = get("admin", groups + "?limit=3" + (after.isEmpty() ? "" : "&after=" + after))
                    .statusCode(200)
                    .extract();
            read.addAll(page.path("items.centre"));
            after = page.path("next");
        }
        assertEquals(List.of("03", "04", "05", "06", "07", "08", "09"), read);
    }

    @Test
    void unknownCodesComeWithSuggestions() {
        centre(code, "C-0203", "REVENUE", "H").statusCode(201);
        put("connector", root + "/centres/C-9", """
                        {"name": "心内科", "type": "REVENUE", "parent": "H"}""").statusCode(201);
        put("connector", root + "/centres/C-GONE", """
                        {"name": "心内科", "type": "REVENUE", "parent": "H", "validTo": "2025-12-31"}""").statusCode(201);
        put("budget-office", root + "/mapping-rules/old", """
                        {"sent": {"centre": "0203"}, "meant": {"centre": "H"}, "validTo": "2025-12-31"}""").statusCode(201);
        post(
                "his",
                line("0203", "exp.med", "2026-03-31", "2", "心内科"),
                line("0203", "exp.med", "2026-03-31", "2", "其他"));
        get("budget-office", groups)
                .body("items", hasSize(1))
                .body("items[0].suggestions.centre", contains("H", "C-9", "C-0203", null))
                .body("items[0].suggestions.subject", contains(null, null, null, "EXP_MED"))
                .body("items[0].suggestions[0].because", contains("RULE"))
                .body("items[0].suggestions[0].detail", equalTo("The mapping rule old gives it."))
                .body("items[0].suggestions[1].name", equalTo("心内科"))
                .body("items[0].suggestions[1].because", contains("SAME_NAME"))
                .body("items[0].suggestions[2].because", contains("AFFIX"))
                .body("items[0].suggestions[3].because", contains("SAME_CODE"));
    }

    @Test
    void whatWasRecordedBeforeIsSuggested() {
        put("budget-office", root + "/mapping-rules/m", """
                        {"source": "his", "sent": {"centre": "0203"}, "meant": {"centre": "H"}}""").statusCode(201);
        post("his", line("0203", "EXP_MED", "2026-03-31", "2", ""));
        put("budget-office", root + "/mapping-rules/m", """
                        {"source": "his", "sent": {"centre": "0299"}, "meant": {"centre": "H"}}""").statusCode(200);
        post("his", line("0203", "EXP_MED", "2026-03-31", "2", ""));
        post("erp", line("0203", "EXP_MED", "2026-03-31", "2", ""));
        get("budget-office", groups)
                .body("items.source", contains("erp", "his"))
                .body("items[0].suggestions", hasSize(0))
                .body("items[1].suggestions.centre", contains("H"))
                .body("items[1].suggestions[0].because", contains("MAPPED_BEFORE"));
    }

    @Test
    void whatWaitsForItsMonthNeedsNoSuggestion() {
        put("budget-office", root + "/periods/2026-03", "{\"state\": \"CLOSED\"}")
                .statusCode(200);
        post("his", line("H", "EXP_MED", "2026-03-31", "2", ""));
        get("budget-office", groups)
                .body("items.code", contains("PERIOD_CLOSED"))
                .body("items[0].suggestions", hasSize(0));
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        get("connector", groups + "?from=2026-02-30").statusCode(400).body("violations[0].pointer", equalTo("?from"));
        get("connector", groups + "?source=" + "x".repeat(65)).statusCode(400);
        get("connector", groups + "?after=xyz").statusCode(400).body("violations[0].code", equalTo("INVALID_CURSOR"));
        get("connector", groups + "?limit=0").statusCode(400);
        get("budget-officer", groups).statusCode(403);
        get("connector", "/hospitals/none/suspense/groups").statusCode(404);
    }
}
