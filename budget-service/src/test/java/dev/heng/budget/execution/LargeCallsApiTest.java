package dev.heng.budget.execution;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of a hundred lines and calls of a thousand are one posting each; how long they take the bench tells. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class LargeCallsApiTest {
    private static final int DOCUMENT = 100;
    private static final int BULK = 1_000;
    private static final int CENTRES = 10;
    private static final int MONTHS = 12;

    private String hospital;

    @BeforeEach
    void aHospitalWithAStrictYear() {
        hospital = Api.hospital();
        for (int n = 0; n < CENTRES; n++) {
            Api.centre(hospital, "D" + n, "REVENUE", "H").statusCode(201);
        }
        Api.put("budget-office", path("/control-rules/year"), """
                {"name": "全院", "control": "STRICT", "level": "HOSPITAL", "basis": "YEAR", "requiresLine": false}""").statusCode(201);
        Api.post("budget-office", path("/budgets/2026/opening"), """
                {"lines": [{"centre": "H", "subject": "EXP_MED_DRUG", "month": "2026-01", "amount": 1000}]}""").statusCode(200);
    }

    private String path(String rest) {
        return "/hospitals/" + hospital + rest;
    }

    /** Lines of one yuan each over all centres and months, but for the last one. */
    private static String lines(int count, String last, String more) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        "{\"id\":\"%d\",\"centre\":\"D%d\",\"subject\":\"EXP_MED_DRUG\",\"date\":\"2026-%02d-01\",\"amount\":%s%s}"
                                .formatted(n, n % CENTRES, 1 + n % MONTHS, n == count - 1 ? last : "1", more))
                .collect(Collectors.joining(","));
    }

    private ValidatableResponse post(String lines) {
        return Api.post(
                        "connector",
                        path("/executions"),
                        "{\"source\":\"erp\",\"batch\":\"large\",\"lines\":[" + lines + "]}")
                .statusCode(200);
    }

    private List<Object> sequences() {
        return Api.get("budget-office", path("/entries?year=2026&limit=1000&subject=EXP_MED_DRUG"))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.figure == 'EXECUTED' }.sequence");
    }

    @Test
    void aDocumentOfAHundredLinesFallsAsOneAndStandsAsOne() {
        String document = ",\"document\":\"contract\"";
        post(lines(DOCUMENT, "901.01", document))
                .body("refused", equalTo(DOCUMENT))
                .body("lines", hasSize(DOCUMENT))
                .body("lines[0].code", equalTo("BUDGET_INSUFFICIENT"));
        assertEquals(List.of(), sequences());

        post(lines(DOCUMENT, "901.00", document))
                .body("recorded", equalTo(DOCUMENT))
                .body("lines", empty());
        assertEquals(DOCUMENT, sequences().size());
        assertEquals(1, new HashSet<>(sequences()).size(), "one posting");
    }

    @Test
    void aCallOfAThousandLinesIsOnePosting() {
        post(lines(BULK, "1.01", ""))
                .body("recorded", equalTo(BULK - 1))
                .body("refused", equalTo(1))
                .body("lines.id", equalTo(List.of("999")));
        assertEquals(BULK - 1, sequences().size());
        assertEquals(1, new HashSet<>(sequences()).size(), "one posting");
        post(lines(BULK, "1.00", "")).body("replayed", equalTo(BULK - 1)).body("recorded", equalTo(1));
    }
}
