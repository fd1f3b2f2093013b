package dev.heng.budget.approval;

import static dev.heng.budget.Api.with;

import dev.heng.budget.Api;
import dev.heng.budget.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Set;

/** Opens cases as the capabilities do whose documents they are: lao-wang submits what xiao-li prepared. */
@ApplicationScoped
public class OpenCases {
    static final String DIGEST = "ab".repeat(32);

    private final Approvals approvals;

    OpenCases(Approvals approvals) {
        this.approvals = approvals;
    }

    long open(String hospital, DocumentKind kind, String id, String amount, String... centres) {
        DocumentFacts facts = new DocumentFacts(
                "调剂 " + id,
                2026,
                new BigDecimal(amount),
                Set.of(centres),
                Set.of("EXP_MED"),
                Set.of("OWN"),
                Set.of("xiao-li"),
                DIGEST);
        return QuarkusTransaction.requiringNew()
                .call(() -> approvals.open(hospital, new DocumentId(kind, id), facts, "lao-wang"));
    }

    /** An adjustment of WARD. */
    long adjustment(String hospital) {
        return open(hospital, DocumentKind.ADJUSTMENT, Api.fresh("a"), "120.5", "WARD");
    }

    /** Somebody posts something to a case. */
    static ValidatableResponse post(String hospital, long number, String what, String name, String role, String body) {
        return with(Tokens.named(name, role))
                .body(body)
                .post(Api.ROOT + "/hospitals/" + hospital + "/approvals/" + number + "/" + what)
                .then();
    }

    static ValidatableResponse approve(String hospital, long number, String name, String role) {
        return post(hospital, number, "decisions", name, role, "{\"decision\": \"APPROVE\"}");
    }

    /** What waits for somebody. */
    static ValidatableResponse inbox(String hospital, String name, String role) {
        return with(Tokens.named(name, role))
                .get(Api.ROOT + "/hospitals/" + hospital + "/approvals?inbox=true")
                .then();
    }
}
