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
        Planned planned = begun(Api.hospital());
        ROUNDS.forEach(planned::move);
        return planned;
    }

    /** In the second round up, by a chart with INC, DRUG and CAP_EQUIP, after the drugs of WARD in the first were cut. */
    static Planned controlled(String proposed, String control) {
        String chart = Api.fresh("capital");
        put("admin", "/charts/" + chart, """
                {"name": "资本", "subjects": [
                  {"code": "INC", "name": "收入", "category": "INCOME", "nature": "FLOW", "unit": "MONEY"},
                  {"code": "DRUG", "name": "药品费", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
                  {"code": "CAP_EQUIP", "name": "设备购置", "category": "CAPITAL", "nature": "FLOW", "unit": "MONEY"}]}""").statusCode(201);
        String hospital = Api.fresh("h");
        put("admin", "/hospitals/" + hospital, "{\"name\": \"X\", \"currency\": \"CNY\", \"chart\": \"" + chart + "\"}")
                .statusCode(201);
        centre(hospital, "H", "INVESTMENT", null).statusCode(201);
        Planned planned = begun(hospital);
        planned.move("FIRST_UP");
        planned.propose("WARD", line("DRUG", proposed));
        planned.move("FIRST_DOWN");
        post("budget-office", planned.root() + "/control-figures/2027", """
                {"figures": [{"centre": "WARD", "subject": "DRUG", "amount": %s, "reason": "按上年核定"}]}""".formatted(control))
                .statusCode(200);
        planned.move("SECOND_UP");
        return planned;
    }

    private static Planned begun(String hospital) {
        Planned planned = new Planned(hospital);
        centre(hospital, "WARD", "REVENUE", "H").statusCode(201);
        centre(hospital, "LAB", "COST", "H").statusCode(201);
        put("budget-office", planned.root() + "/cycles/2027", "{}").statusCode(201);
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
