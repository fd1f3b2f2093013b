package dev.heng.catalog;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Calls the service under test as a client. */
final class Catalogue {
    static final String BASE = "/api/catalog/v1";

    private Catalogue() {}

    static Response get(String path) {
        return given().auth().oauth2(Tokens.of("auditor", "auditor")).get(BASE + path);
    }

    static Response put(String path, String body) {
        return put(Tokens.admin(), path, body);
    }

    static Response put(String token, String path, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .put(BASE + path);
    }

    static Response post(String path, String body) {
        return given().auth()
                .oauth2(Tokens.admin())
                .contentType("application/json")
                .body(body)
                .post(BASE + path);
    }

    /** Adds an indicator that people rate. */
    static void rated(String code) {
        put("/indicators/" + code, """
                {"name": "评价", "perspective": "CUSTOMER", "direction": "HIGHER"}""").then().statusCode(201);
    }

    /** Adds an indicator with a formula. */
    static void computed(String code, String direction, String formula) {
        put("/indicators/" + code, """
                {"name": "指标", "perspective": "FINANCIAL", "direction": "%s", "formula": "%s"}""".formatted(direction, formula.replace("\"", "\\\"")))
                .then()
                .statusCode(201);
    }

    /** Waits for what comes by event. */
    static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 90 s: " + what);
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Sends a chart and waits until it has been learnt. */
    static void learnChart(String code, long version, String... rows) {
        BudgetService.sendChart(code, BudgetService.chart(code, version, rows));
        eventually(
                "chart " + code,
                () -> get("/charts?limit=1000")
                                .jsonPath()
                                .getList(
                                        "items.findAll { it.chart == '" + code + "' && it.version >= " + version + " }")
                                .size()
                        == 1);
    }
}
