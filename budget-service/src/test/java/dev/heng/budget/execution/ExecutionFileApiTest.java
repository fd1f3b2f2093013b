package dev.heng.budget.execution;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executions as files of a spreadsheet over HTTP. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ExecutionFileApiTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String HEADER = "编号,责任中心,科目,日期,金额,摘要\r\n";
    private static final String TOTALS = "?source=erp&batch=b";

    private String hospital;

    @BeforeEach
    void createHospital() {
        hospital = Api.hospital();
    }

    private String path(String rest) {
        return Api.ROOT + "/hospitals/" + hospital + "/executions" + rest;
    }

    private Response post(byte[] body, String type, String query) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.BINARY)))
                .auth()
                .oauth2(Tokens.of("budget-office"))
                .header("Content-Type", type)
                .body(body)
                .post(path(query));
    }

    private Response csv(String text, String query) {
        return post(text.getBytes(StandardCharsets.UTF_8), "text/csv", query);
    }

    private static byte[] workbook(Object[]... rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("a");
            for (int row = 0; row < rows.length; row++) {
                for (int place = 0; place < rows[row].length; place++) {
                    switch (rows[row][place]) {
                        case LocalDate date -> {
                            sheet.value(row, place, date);
                            sheet.style(row, place).format("yyyy-mm-dd").set();
                        }
                        case Number number -> sheet.value(row, place, number);
                        case Object text -> sheet.value(row, place, text.toString());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    @Test
    void bothFormsArePostedAndTheSameLinesAreReplayed() throws IOException {
        byte[] file = workbook(
                row("编号", "责任中心", "科目", "日期", "金额", "摘要"),
                row("0001", "H", "REV_OP", LocalDate.of(2026, 3, 31), 0.1 + 0.2, "门诊"),
                row(2, "H", "REV_OP", LocalDate.of(2026, 3, 30), 1200.5000000000002));
        post(file, XLSX, TOTALS + "&controlLines=2&controlAmount=1200.8")
                .then()
                .statusCode(200)
                .header("Ledger-Sequence", notNullValue())
                .body("source", equalTo("erp"))
                .body("received", equalTo(2))
                .body("recorded", equalTo(2))
                .body("lines", hasSize(0));
        post(file, XLSX, TOTALS)
                .then()
                .statusCode(200)
                .body("replayed", equalTo(2))
                .body("lines.status", equalTo(List.of("REPLAYED", "REPLAYED")));
        csv(
                        HEADER
                                + "0001,H,REV_OP,2026-03-31,0.30,门诊\r\n2,H,REV_OP,2026-03-30,\"1,200.50\",\r\n3,H,REV_OP,2026-03-31,1,\r\n",
                        TOTALS)
                .then()
                .statusCode(200)
                .body("replayed", equalTo(2))
                .body("recorded", equalTo(1));
        Api.get("budget-office", "/hospitals/" + hospital + "/figures?month=2026-03&centre=H&subject=REV_OP")
                .statusCode(200)
                .body("items[0].executed", equalTo(1201.8f));
    }

    @Test
    void oneBadRowStoresNothingAndEveryFaultIsNamedByRowAndColumn() throws IOException {
        String good = "1,H,REV_OP,2026-03-31,1,\r\n";
        csv(HEADER + good + "\r\n2,心内科,REV_OP,31/3/2026,１２,\r\n,H,REV_OP,2026-02-29,1.00001,\r\n", TOTALS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_REQUEST"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/rows/4/centre",
                                "/rows/4/date",
                                "/rows/4/amount",
                                "/rows/5/id",
                                "/rows/5/date",
                                "/rows/5/amount"))
                .body("violations.code", not(containsString("Exception")))
                .body("violations[0].detail", containsString("Row 4, column "));
        post(
                        workbook(
                                row("id", "centre", "subject", "date", "amount", "note"),
                                row("1", "H", "REV_OP", LocalDate.of(2026, 3, 31), 1)),
                        XLSX,
                        TOTALS)
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(List.of("/rows/1/F")))
                .body("violations.code", equalTo(List.of("UNKNOWN_MEMBER")))
                .body("violations[0].detail", containsString("note"));
        csv(HEADER + good, TOTALS).then().statusCode(200).body("recorded", equalTo(1));
    }

    @Test
    void controlTotalsHoldForFiles() throws IOException {
        String file = HEADER + "1,H,REV_OP,2026-03-31,1,\r\n2,H,REV_OP,2026-03-31,2,\r\n";
        csv(file, TOTALS + "&controlLines=3").then().statusCode(409).body("code", equalTo("CONTROL_TOTAL_MISMATCH"));
        csv(file, TOTALS + "&controlAmount=3.01").then().statusCode(409);
        csv(file, "?batch=b").then().statusCode(400).body("violations.pointer", equalTo(List.of("?source")));
        csv(file, TOTALS + "&controlLines=2&controlAmount=3")
                .then()
                .statusCode(200)
                .body("recorded", equalTo(2));
    }

    @Test
    void unknownCentresWaitInSuspenseAsInTheOtherForms() {
        csv(HEADER + "1,GONE,REV_OP,2026-03-31,1,\r\n", TOTALS)
                .then()
                .statusCode(200)
                .body("suspended", equalTo(1))
                .body("lines[0].code", equalTo("UNKNOWN_CENTRE"));
    }

    @Test
    void theCharsetOfChineseSpreadsheetsMustBeSaid() {
        byte[] file = (HEADER + "1,H,REV_OP,2026-03-31,1,门诊\r\n").getBytes(Charset.forName("GB18030"));
        post(file, "text/csv", TOTALS)
                .then()
                .statusCode(400)
                .body("violations.code", equalTo(List.of("INVALID_ENCODING")));
        post(file, "text/csv;charset=utf-16", TOTALS).then().statusCode(415);
        post(file, XLSX + ";charset=gb18030", TOTALS).then().statusCode(415);
        post(file, "text/csv;charset=GB18030", TOTALS).then().statusCode(200).body("recorded", equalTo(1));
    }

    @Test
    void moreLinesThanACallMayHaveAreRefused() {
        String rows = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> i + ",H,REV_OP,2026-03-31,1,\r\n")
                .collect(Collectors.joining());
        csv(HEADER + rows, TOTALS).then().statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
        csv(HEADER + rows.substring(rows.indexOf('\n') + 1), TOTALS)
                .then()
                .statusCode(200)
                .body("recorded", equalTo(10_000));
    }

    @Test
    void whatIsNoWorkbookOrTooMuchIsRefusedInWords() throws IOException {
        for (byte[] body : List.of(new byte[0], new byte[5_000], "PK".getBytes(StandardCharsets.UTF_8), zip("a", 10))) {
            Response answer = post(body, XLSX, TOTALS);
            answer.then().statusCode(400).body("violations.code", equalTo(List.of("MALFORMED_XLSX")));
            assertTrue(!answer.asString().contains("Exception"), answer.asString());
        }
        post(zip("xl/workbook.xml", 64 << 20), XLSX, TOTALS)
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        csv("", TOTALS).then().statusCode(400).body("violations.code", equalTo(List.of("REQUIRED")));
    }

    private static byte[] zip(String name, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[size]);
        }
        return bytes.toByteArray();
    }

    @Test
    void theTemplateIsDownloadedFilledAndPosted() throws IOException {
        byte[] template = template("?format=xlsx", XLSX);
        assertEquals("executions.xlsx", name("?format=xlsx"));
        post(template, XLSX, TOTALS).then().statusCode(200).body("received", equalTo(0));
        post(filled(template), XLSX, TOTALS).then().statusCode(200).body("recorded", equalTo(1));

        byte[] text = template("?format=csv", "text/csv");
        assertEquals("executions.csv", name("?format=csv"));
        post(text, "text/csv", TOTALS).then().statusCode(200).body("received", equalTo(0));
        String line = new String(text, StandardCharsets.UTF_8) + "2,H,REV_OP,2026-03-31,7.25,,,,\r\n";
        csv(line, TOTALS).then().statusCode(200).body("recorded", equalTo(1));
        // without a format; a workbook tells when it was made, so that two of them are not alike
        assertEquals("executions.xlsx", name(""));
        template("", XLSX);

        Api.get("auditor", "/hospitals/" + hospital + "/executions/template?format=pdf")
                .statusCode(400)
                .body("violations.pointer", equalTo(List.of("?format")));
        Api.get("auditor", "/hospitals/no-such/executions/template").statusCode(404);
    }

    private byte[] template(String query, String type) {
        Response answer =
                RestAssured.given().auth().oauth2(Tokens.of("connector")).get(path("/template" + query));
        answer.then().statusCode(200).contentType(containsString(type));
        return answer.asByteArray();
    }

    private String name(String query) {
        String said = RestAssured.given()
                .auth()
                .oauth2(Tokens.of("connector"))
                .get(path("/template" + query))
                .header("Content-Disposition");
        return said.substring(said.indexOf('"') + 1, said.length() - 1);
    }

    /** The template with a second row, as a spreadsheet would write it. */
    private static byte[] filled(byte[] template) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(template))
                        .get();
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = from.getInputStream(entry).readAllBytes();
                to.write(entry.getName().equals("xl/worksheets/sheet1.xml") ? withRow(part) : part);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] withRow(byte[] sheet) {
        String row = "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>1</v></c><c r=\"B2\" t=\"str\"><v>H</v></c>"
                + "<c r=\"C2\" t=\"str\"><v>REV_OP</v></c><c r=\"D2\"><v>46112</v></c><c r=\"E2\"><v>12.25</v></c></row>";
        String text = new String(sheet, StandardCharsets.UTF_8);
        assertTrue(text.contains("</sheetData>"), text);
        return text.replace("</sheetData>", row + "</sheetData>").getBytes(StandardCharsets.UTF_8);
    }
}
