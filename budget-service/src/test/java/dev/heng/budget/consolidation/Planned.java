package dev.heng.budget.consolidation;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.lessThan;

import dev.heng.budget.Api;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** A hospital with the centres WARD and LAB below H, whose budget of 2027 is in the second round down. */
record Planned(String hospital) {
    private static final List<String> ROUNDS = List.of("FIRST_UP", "FIRST_DOWN", "SECOND_UP");

    /** WARD earns 12,000 and spends 6,000 on drugs; LAB spends 2,400 on office needs. */
    static Planned submitted() {
        Planned planned = inSecondRoundUp();
        planned.propose("WARD", line("REV_OP_EXAM", "12000"), line("EXP_MED_DRUG", "6000"), line("EXP_MED_RISK", "24"));
        planned.propose("LAB", line("EXP_MED_OFFICE", "2400"));
        planned.move("SECOND_DOWN");
        return planned;
    }

    static Planned inSecondRoundUp() {
        Planned planned = new Planned(Api.hospital());
        centre(planned.hospital, "WARD", "REVENUE", "H").statusCode(201);
        centre(planned.hospital, "LAB", "COST", "H").statusCode(201);
        put("budget-office", planned.root() + "/cycles/2027", "{}").statusCode(201);
        ROUNDS.forEach(planned::move);
        return planned;
    }

    String root() {
        return "/hospitals/" + hospital;
    }

    String versions() {
        return root() + "/budgets/2027/versions";
    }

    void move(String phase) {
        post("budget-office", root() + "/cycles/2027/phases", "{\"phase\": \"" + phase + "\"}")
                .statusCode(lessThan(300));
    }

    static String line(String subject, String amount) {
        return "{\"subject\": \"%s\", \"amount\": %s}".formatted(subject, amount);
    }

    void propose(String centre, String... lines) {
        String proposal = root() + "/proposals/2027/" + centre;
        post("budget-officer", proposal + "/lines", "{\"lines\": [" + String.join(", ", lines) + "]}")
                .statusCode(200);
        post("budget-officer", proposal + "/submissions", "{}").statusCode(201);
    }

    ValidatableResponse build(String body) {
        return post("budget-office", versions(), body);
    }

    static String amend(String centre, String subject, String amount) {
        return "{\"centre\": \"%s\", \"subject\": \"%s\", \"amount\": %s, \"reason\": \"按控制数\"}"
                .formatted(centre, subject, amount);
    }

    static String amended(String... lines) {
        return "{\"lines\": [" + String.join(", ", lines) + "]}";
    }

    ValidatableResponse submit(int version) {
        return post("budget-office", versions() + "/" + version + "/submissions", "{}");
    }

    ValidatableResponse decide(int version, String decision) {
        int approval =
                get("budget-office", versions() + "/" + version).extract().path("approval");
        return post("committee", root() + "/approvals/" + approval + "/decisions", """
                {"decision": "%s", "opinion": "会议通过"}""".formatted(decision));
    }

    ValidatableResponse issue(int version) {
        return as("budget-office")
                .post(Api.ROOT + versions() + "/" + version + "/issues")
                .then();
    }

    /** From the draft to the figures. */
    void putInForce(int version) {
        submit(version).statusCode(200);
        decide(version, "APPROVE").statusCode(201);
        issue(version).statusCode(200);
    }

    ValidatableResponse figures(String query) {
        return get("budget-office", root() + "/figures?" + query).statusCode(200);
    }
}
