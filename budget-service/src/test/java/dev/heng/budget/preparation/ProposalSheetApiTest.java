package dev.heng.budget.preparation;

import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.with;
import static dev.heng.budget.preparation.Cycled.even;
import static dev.heng.budget.preparation.Cycled.lines;
import static dev.heng.budget.preparation.Cycled.monthly;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.sheet.SheetCell;
import dev.heng.budget.sheet.SheetRows;
import dev.heng.budget.sheet.XlsxRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines go out as a sheet and come back: every row is answered, and none is lost. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ProposalSheetApiTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Cycled cycled;
    private String ward;

    @BeforeEach
    void centresPropose() {
        cycled = Cycled.begun();
        ward = cycled.proposal("WARD");
    }

    private ValidatableResponse send(String type, byte[] body) {
        return given().auth()
                .oauth2(Tokens.of("budget-officer"))
                .contentType(type)
                .body(body)
                .post(Api.ROOT + ward + "/sheet")
                .then();
    }

    private ValidatableResponse csv(String... rows) {
        return send("text/csv", String.join("\r\n", rows).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] file() {
        return with(Tokens.of("auditor"))
                .get(Api.ROOT + ward + "/sheet")
                .then()
                .statusCode(200)
                .header("Content-Type", XLSX)
                .extract()
                .asByteArray();
    }

    /** The cells of a row, by column. */
    private static List<SortedMap<Integer, SheetCell>> read(byte[] file) {
        List<SortedMap<Integer, SheetCell>> rows = new ArrayList<>();
        SheetRows all = (number, cells) -> rows.add(cells);
        XlsxRows.read(file, unpacked -> {}, all);
        return rows;
    }

    @Test
    void whatGoesOutComesBackUnchanged() {
        post(
                        "budget-officer",
                        ward + "/lines",
                        lines(
                                "{\"subject\": \"EXP_MED_TRAVEL\", \"amount\": 100, \"justification\": \"=1+1\\n  @SUM(A1)\"}",
                                "{\"subject\": \"REV_FIN_P\", \"fund\": \"FISCAL\", \"project\": \"P-1\", \"amount\": 999999999999999.9999}",
                                even("STAFF", "12.5"),
                                even("EXP_MED_MEET", "-0.05")))
                .statusCode(200);
        byte[] file = file();
        send(XLSX, file)
                .statusCode(200)
                .body("received", equalTo(4))
                .body("rows.code", everyItem(equalTo("UNCHANGED")))
                .body("rows.row", contains(2, 3, 4, 5));
        List<SortedMap<Integer, SheetCell>> rows = read(file);
        assertEquals("科目编码", rows.getFirst().get(0).text());
        SheetCell formula = rows.get(2).get(17);
        assertEquals(SheetCell.Kind.TEXT, formula.kind(), "what begins like a formula is a text");
        assertEquals("=1+1\n  @SUM(A1)", formula.text());
        assertEquals(0, new BigDecimal(rows.get(2).get(4).text()).compareTo(new BigDecimal("8.34")));
        get("auditor", ward + "/lines/changes").body("items", hasSize(4));
    }

    @Test
    void rowsBecomeNewChangedAndRemovedLines() throws IOException {
        post("budget-officer", ward + "/lines", lines(even("EXP_MED_TRAVEL", "120"), even("EXP_MED_MEET", "12")))
                .statusCode(200);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("any");
            String[] titles = {"版本", "全年", "科目编码", "1月", "编制说明", "删除"};
            for (int place = 0; place < titles.length; place++) {
                sheet.value(1, place, titles[place]);
            }
            sheet.value(2, 0, 1);
            sheet.value(2, 2, "EXP_MED_TRAVEL");
            sheet.value(2, 3, 50);
            sheet.value(2, 1, 50);
            sheet.value(2, 4, "一次");
            sheet.value(4, 2, "EXP_MED_TRAIN");
            sheet.value(4, 1, 24);
            sheet.value(5, 2, "EXP_MED_MEET");
            sheet.value(5, 0, 1);
            sheet.value(5, 5, "x");
        }
        send(XLSX, bytes.toByteArray())
                .statusCode(200)
                .body("rows.row", contains(3, 5, 6))
                .body("rows.code", contains("CHANGED", "CREATED", "REMOVED"));
        get("auditor", ward + "/lines")
                .body("items.subject", contains("EXP_MED_TRAIN", "EXP_MED_TRAVEL"))
                .body("items[0].amounts", everyItem(equalTo(2)))
                .body("items[1].amounts[0]", equalTo(50))
                .body("items[1].amounts[1]", equalTo(0))
                .body("items[1].justification", equalTo("一次"))
                .body("items[1].version", equalTo(2));
    }

    @Test
    void everyRowIsAnsweredAndNothingIsWrittenWhenOneIsRefused() {
        post("budget-officer", ward + "/lines", lines(even("EXP_MED_TRAVEL", "120"), even("EXP_MED_MEET", "12")))
                .statusCode(200);
        with(Tokens.named("li", "budget-office"))
                .body(lines(monthly("EXP_MED_MEET", "9", 1)))
                .post(Api.ROOT + ward + "/lines")
                .then()
                .statusCode(200);
        csv(
                        "subject,version,m1,total,项目",
                        "EXP_MED_TRAVEL,1,60,60,-",
                        "NONE,,1,,",
                        "EXP_MED,,1,,",
                        "EXP_MED_TRAIN,,1,2,",
                        "EXP_MED_TRAIN,,1,,",
                        "EXP_MED_UTIL,,abc,,",
                        ",,1,,",
                        "EXP_MED_TEL,x,1,,",
                        "EXP_MED_OFFICE,,,,",
                        "EXP_MED_MEET,1,5,,",
                        "EXP_MED_PRINT,,1,,?")
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"))
                .body("problems.row", contains(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .body(
                        "problems.code",
                        contains(
                                "GOOD",
                                "UNKNOWN_SUBJECT",
                                "SUBJECT_NOT_A_LEAF",
                                "TOTAL_MISMATCH",
                                "DUPLICATE_LINE",
                                "NUMBER_FORM",
                                "REQUIRED",
                                "INVALID_FORMAT",
                                "REQUIRED",
                                "LINE_VERSION_STALE",
                                "INVALID_FORMAT"))
                .body("problems[4].detail", containsString("row 5"))
                .body("problems[9].detail", containsString("li"))
                .body(
                        "violations.pointer",
                        contains(
                                "/rows/3/subject",
                                "/rows/4/subject",
                                "/rows/5/total",
                                "/rows/6",
                                "/rows/7/m1",
                                "/rows/8/subject",
                                "/rows/9/version",
                                "/rows/10/total",
                                "/rows/11/version",
                                "/rows/12/project"));
        get("auditor", ward + "/lines?subject=EXP_MED_TRAVEL").body("items[0].version", equalTo(1));
        csv("subject,version,m1", "EXP_MED_MEET,1,5", "EXP_MED_TRAIN,,1")
                .statusCode(409)
                .body("code", equalTo("LINE_VERSION_STALE"))
                .body("problems.code", contains("LINE_VERSION_STALE", "GOOD"));
    }

    @Test
    void titlesThatAreNoneAreToldAndTheOrderDoesNotMatter() {
        csv("subject,备注,1月,1月", "EXP_MED_TRAVEL,x,1,1")
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_MEMBER", "DUPLICATE"))
                .body("violations.pointer", contains("/rows/1/B", "/rows/1/m1"));
        csv("1月,2月", "1,1").statusCode(400).body("violations.code", contains("REQUIRED"));
        csv("").statusCode(400);
        send(XLSX, new byte[] {1, 2, 3}).statusCode(400).body("violations.code", contains("MALFORMED_XLSX"));
        csv("2月,科目编码,1月", "2,EXP_MED_TRAVEL,1").statusCode(200).body("rows.code", contains("CREATED"));
        get("auditor", ward + "/lines").body("items[0].amounts[0]", equalTo(1)).body("items[0].amounts[1]", equalTo(2));
        csv("科目编码").statusCode(200).body("rows", empty());
    }

    @Test
    void anEmptyProposalGoesOutAsTitlesAndTheSubjectsThatCanBePlanned() {
        List<SortedMap<Integer, SheetCell>> rows = read(file());
        assertEquals(1, rows.size());
        assertFalse(rows.getFirst().isEmpty());
        given().auth()
                .oauth2(Tokens.of("owner-department"))
                .contentType(XLSX)
                .body(new byte[] {1})
                .post(Api.ROOT + ward + "/sheet")
                .then()
                .statusCode(403);
    }
}
