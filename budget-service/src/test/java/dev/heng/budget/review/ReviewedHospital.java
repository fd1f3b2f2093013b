package dev.heng.budget.review;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;

import dev.heng.budget.Api;
import dev.heng.budget.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/**
 * A hospital whose centres WARD and OFFICE have proposed for 2027. FIN answers for the other costs, OFFICE for travel among them, PHARMACY for
 * drugs; for income, volumes and beds nobody does.
 */
public record ReviewedHospital(String hospital) {
    public static ReviewedHospital proposed() {
        ReviewedHospital reviewed = new ReviewedHospital(Api.hospital());
        for (String code : List.of("WARD", "OFFICE", "FIN", "PHARMACY")) {
            centre(reviewed.hospital, code, "COST", "H").statusCode(201);
        }
        reviewed.own("EXP_MED_OTHC", "FIN");
        reviewed.own("EXP_MED_TRAVEL", "OFFICE");
        reviewed.own("EXP_MED_DRUG", "PHARMACY");
        put("budget-office", reviewed.root() + "/cycles/2027", "{}").statusCode(201);
        reviewed.move("FIRST_UP");
        reviewed.propose("WARD", """
                {"subject": "EXP_MED_TRAVEL", "amount": 1000.01}, {"subject": "EXP_MED_PRINT", "amount": 500},
                {"subject": "EXP_MED_DRUG", "amount": 9000}, {"subject": "REV_OP_REG", "amount": 20000},
                {"subject": "VISITS_OP", "amount": 1200}, {"subject": "BEDS_OPEN", "amount": 40}""");
        reviewed.propose("OFFICE", """
                {"subject": "EXP_MED_TRAVEL", "amount": 300}, {"subject": "EXP_MED_TRAVEL", "fund": "FISCAL", "amount": 0.02}""");
        return reviewed;
    }

    public String root() {
        return "/hospitals/" + hospital;
    }

    String figures() {
        return root() + "/control-figures/2027";
    }

    String reviews() {
        return root() + "/reviews/2027";
    }

    private void own(String subject, String owner) {
        put("budget-office", root() + "/ownerships/" + subject, """
                {"subject": "%s", "owner": "%s"}""".formatted(subject, owner))
                .statusCode(201);
    }

    /** Writes lines and submits them. */
    public void propose(String centre, String lines) {
        String proposal = root() + "/proposals/2027/" + centre;
        Api.post("budget-officer", proposal + "/lines", "{\"lines\": [" + lines + "]}")
                .statusCode(200);
        Api.post("budget-officer", proposal + "/submissions", "{}").statusCode(201);
    }

    public ValidatableResponse move(String phase) {
        return Api.post("budget-office", root() + "/cycles/2027/phases", """
                {"phase": "%s", "reason": "because"}""".formatted(phase))
                .statusCode(201);
    }

    /** As the department. */
    ValidatableResponse decide(String department, String figures) {
        return as(department, figures(), "{\"figures\": [" + figures + "]}");
    }

    ValidatableResponse as(String department, String path, String json) {
        return with(Tokens.of("owner-department", List.of("*"), List.of(department)))
                .body(json)
                .post(Api.ROOT + path)
                .then();
    }

    ValidatableResponse decide(String figures) {
        return Api.post("budget-office", figures(), "{\"figures\": [" + figures + "]}");
    }

    static String figure(String centre, String subject, String amount) {
        return "{\"centre\": \"%s\", \"subject\": \"%s\", \"amount\": %s}".formatted(centre, subject, amount);
    }

    static String figure(String centre, String subject, String amount, String reason) {
        return figure(centre, subject, amount).replace("}", ", \"reason\": \"" + reason + "\"}");
    }

    static String figure(String centre, String subject, String amount, String reason, long version) {
        return figure(centre, subject, amount, reason).replace("}", ", \"version\": " + version + "}");
    }
}
