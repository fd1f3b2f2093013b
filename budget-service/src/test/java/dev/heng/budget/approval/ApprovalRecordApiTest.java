package dev.heng.budget.approval;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.with;
import static dev.heng.budget.approval.OpenCases.approve;
import static dev.heng.budget.approval.OpenCases.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.ledger.Together;
import dev.heng.edge.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays of an approval: its files and its history; and that those who act at the same time act one after the other. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ApprovalRecordApiTest {
    private static final String NOT_ALLOWED = "42501";
    private static final byte[] MINUTES = "%PDF-1.7 会议纪要".getBytes(StandardCharsets.UTF_8);

    @Inject
    OpenCases cases;

    @Inject
    HeardDecisions heard;

    @Inject
    DataSource dataSource;

    private String hospital;
    private long number;

    @BeforeEach
    void aCaseOfTheCommittee() {
        hospital = hospital();
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        number = cases.adjustment(hospital);
    }

    @Test
    void minutesAreAttachedAndReadAsTheyAre() {
        approve(hospital, number, "zhao", "committee").statusCode(201);
        post(hospital, number, "attachments", "zhao", "committee", file("纪要 1.pdf", "application/pdf", MINUTES))
                .statusCode(201)
                .body("attachment", equalTo(1))
                .body("size", equalTo(MINUTES.length))
                .body("sha256", equalTo(sha256(MINUTES)));
        post(
                        hospital,
                        number,
                        "attachments",
                        "zhao",
                        "committee",
                        file("b.txt", "text/plain", "同意".getBytes(StandardCharsets.UTF_8)))
                .statusCode(201)
                .body("attachment", equalTo(2));
        get("auditor", path())
                .body("state", equalTo("APPROVED"))
                .body("attachments.name", contains("纪要 1.pdf", "b.txt"))
                .body("history.action", contains("OPENED", "APPROVED", "ATTACHED", "ATTACHED"))
                .body("history[2].other", equalTo("1"))
                .body("history[2].opinion", equalTo("纪要 1.pdf"));
        byte[] read = get("auditor", path() + "/attachments/1")
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", equalTo("attachment; filename*=UTF-8''%E7%BA%AA%E8%A6%81%201.pdf"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .extract()
                .asByteArray();
        assertArrayEquals(MINUTES, read);
        get("auditor", path() + "/attachments/3").statusCode(404);
        get("auditor", path() + "/attachments/x").statusCode(404);
        with(Tokens.of("budget-officer", List.of(hospital), List.of()))
                .get(Api.ROOT + path() + "/attachments/1")
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsNoFileIsRefused() {
        attach("application/x-msdownload", MINUTES).body("violations.code", contains("UNKNOWN_VALUE"));
        attach("image/png", MINUTES).body("violations.code", contains("WRONG_TYPE"));
        attach("text/plain", new byte[] {(byte) 0xff}).body("violations.code", contains("WRONG_TYPE"));
        attach("application/pdf", new byte[0]).body("violations.code", contains("OUT_OF_RANGE"));
        post(hospital, number, "attachments", "zhao", "committee", """
                {"name": "a/b", "contentType": "x", "content": "%"}""")
                .statusCode(400)
                .body("violations.pointer", contains("/name"));
        post(hospital, number, "attachments", "zhao", "committee", """
                {"name": "a", "contentType": "x", "content": "%"}""")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/contentType", "/content"));
        get("auditor", path()).body("version", equalTo(1));
    }

    @Test
    void theServiceItselfCannotChangeWhatHappened() throws SQLException {
        for (String change : List.of(
                "update approval_event set opinion = opinion where false",
                "delete from approval_event where false",
                "update approval_attachment set name = name where false",
                "delete from approval_attachment where false")) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(change), change);
                assertEquals(NOT_ALLOWED, refusal.getSQLState(), change);
            }
        }
    }

    @Test
    void ofThoseWhoApproveAtTheSameTimeOneEndsTheCase() throws Exception {
        List<Callable<Integer>> all = Stream.of("zhao", "sun", "qian", "wu")
                .map(name -> (Callable<Integer>) () ->
                        approve(hospital, number, name, "committee").extract().statusCode())
                .toList();
        assertEquals(
                List.of(201, 409, 409, 409), Together.run(all).stream().sorted().toList());
        assertEquals(1, heard.of(hospital).size());
    }

    @Test
    void ofTwoWhoOpenACaseAtTheSameTimeOneDoes() throws Exception {
        Callable<Boolean> open = () -> {
            try {
                cases.open(hospital, DocumentKind.ADJUSTMENT, "twice", "1", "WARD");
                return true;
            } catch (ProblemException refused) {
                assertEquals("APPROVAL_OPEN", refused.problem().name());
                return false;
            }
        };
        assertEquals(
                List.of(false, false, true),
                Together.run(List.of(open, open, open)).stream().sorted().toList());
    }

    private ValidatableResponse attach(String type, byte[] content) {
        return post(hospital, number, "attachments", "zhao", "committee", file("a", type, content))
                .statusCode(400);
    }

    private String path() {
        return "/hospitals/" + hospital + "/approvals/" + number;
    }

    private static String file(String name, String type, byte[] content) {
        return "{\"name\": \"%s\", \"contentType\": \"%s\", \"content\": \"%s\"}"
                .formatted(name, type, Base64.getEncoder().encodeToString(content));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
