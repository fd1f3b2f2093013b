package dev.heng.catalog;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class GradeScaleApiTest {
    private static final String BODY = """
            {"name": "两级", "bands": [
              {"grade": "PASS", "name": "合格", "above": 60, "upTo": 100},
              {"grade": "BAD", "name": "不合格", "above": 0, "upTo": 60.0, "includesLower": true}]}""";

    @Test
    void isDefinedByTheAdministratorOnly() {
        Catalogue.put(Tokens.of("office", "budget-office"), "/grade-scales/gs-two", BODY)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN_ROLE"));
        Catalogue.put("/grade-scales/gs-two", BODY).then().statusCode(201).header("ETag", "\"1\"");
        Catalogue.put("/grade-scales/gs-two", BODY.replace("60.0", "60"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        Catalogue.get("/grade-scales").then().statusCode(200).body("items.code", hasItem("gs-two"));
        Catalogue.get("/grade-scales/gs-none").then().statusCode(404);
    }

    @Test
    void gapsAndOverlapsAreNamed() {
        Catalogue.put("/grade-scales/gs-gap", BODY.replace("60.0", "59.5"))
                .then()
                .statusCode(400)
                .body("violations.code", contains("GAP"))
                .body("violations.pointer", contains("/bands/0"))
                .body("violations[0].detail", containsString("(59.5, 60]"));
        Catalogue.put("/grade-scales/gs-gap", BODY.replace("60.0", "61"))
                .then()
                .statusCode(400)
                .body("violations.code", contains("OVERLAP"));
        Catalogue.get("/grade-scales/gs-gap").then().statusCode(404);
    }
}
