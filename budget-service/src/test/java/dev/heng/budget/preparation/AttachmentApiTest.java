package dev.heng.budget.preparation;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files justify a proposal: they come, are read, and go while it is written. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AttachmentApiTest {
    private static final byte[] PDF = "%PDF-1.7 可行性".getBytes(StandardCharsets.UTF_8);

    private String ward;

    @BeforeEach
    void centresPropose() {
        ward = Cycled.begun().proposal("WARD");
    }

    private ValidatableResponse add(String query, byte[] body) {
        return given().auth()
                .oauth2(Tokens.of("budget-officer"))
                .contentType("application/octet-stream")
                .body(body)
                .post(Api.ROOT + ward + "/attachments" + query)
                .then();
    }

    @Test
    void aFileIsAddedOnceListedAndReadAsItCame() {
        add("?name=报告.pdf&subject=EXP_MED_TRAVEL", PDF)
                .statusCode(201)
                .body("attachment", equalTo(1))
                .body("subject", equalTo("EXP_MED_TRAVEL"))
                .body("fund", equalTo("OWN"))
                .body("mediaType", equalTo("application/pdf"))
                .body("bytes", equalTo(PDF.length));
        add("?name=报告.pdf&subject=EXP_MED_TRAVEL", PDF).statusCode(200).body("attachment", equalTo(1));
        add("?name=报告.pdf", PDF).statusCode(201).body("attachment", equalTo(2)).body("subject", nullValue());
        get("auditor", ward + "/attachments").body("items.attachment", contains(1, 2));
        byte[] content = as("auditor")
                .get(Api.ROOT + ward + "/attachments/1")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .extract()
                .asByteArray();
        assertArrayEquals(PDF, content);
    }

    @Test
    void whatIsNoSuchFileIsRefused() {
        add("?name=x.exe", "MZ".getBytes(StandardCharsets.UTF_8)).statusCode(415);
        add("", PDF).statusCode(400).body("violations.code", contains("REQUIRED"));
        add("?name=../x.pdf", PDF).statusCode(400).body("violations.code", contains("INVALID_TEXT"));
        add("?name=x.pdf&subject=a%20b", PDF).statusCode(400);
        byte[] large = new byte[ChangeAttachments.BYTES_MAX + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        add("?name=x.pdf", large).statusCode(413);
        get("auditor", ward + "/attachments/1").statusCode(404);
        get("auditor", ward + "/attachments/x").statusCode(404);
        get("auditor", ward + "/attachments").body("items", empty());
    }

    @Test
    void aFileGoesOnlyWhileTheProposalIsWritten() {
        add("?name=a.pdf", PDF).statusCode(201);
        as("budget-officer").delete(Api.ROOT + ward + "/attachments/1").then().statusCode(204);
        as("budget-officer").delete(Api.ROOT + ward + "/attachments/1").then().statusCode(204);
        get("auditor", ward + "/attachments").body("items", empty());
        add("?name=a.pdf", PDF).statusCode(201).body("attachment", equalTo(2));
        post("budget-officer", ward + "/submissions", "{}").statusCode(201);
        as("budget-officer")
                .delete(Api.ROOT + ward + "/attachments/2")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROPOSAL_SUBMITTED"));
        add("?name=b.pdf", PDF).statusCode(409);
        as("auditor").delete(Api.ROOT + ward + "/attachments/2").then().statusCode(403);
    }
}
