package dev.heng.budget.alerting;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;

import dev.heng.budget.ledger.Together;
import dev.heng.budget.outbox.Bucket;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A hospital of the tests with the centres H, CARD and ORTHO, in which only the test looks for alerts. */
final class WatchedHospital {
    private static final long PATIENCE_S = 60;
    private static final String CHART = """
            {"name": "科目", "subjects": [
            {"code": "EXP", "name": "费用", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
            {"code": "INCOME", "name": "收入", "category": "INCOME", "nature": "FLOW", "unit": "MONEY"}]}""";

    final String code = fresh("watched");
    final String path = "/hospitals/" + code;
    private final LookForAlerts looking;
    private final DataSource dataSource;
    private int lines;
    private long posted;

    WatchedHospital(LookForAlerts looking, DataSource dataSource) {
        this.looking = looking;
        this.dataSource = dataSource;
        String chart = fresh("chart");
        put("admin", "/charts/" + chart, CHART).statusCode(201);
        put("admin", path, """
                {"name": "医院", "currency": "CNY", "chart": "%s"}""".formatted(chart)).statusCode(201);
        centre(code, "H", "INVESTMENT", null).statusCode(201);
        centre(code, "CARD", "REVENUE", "H").statusCode(201);
        centre(code, "ORTHO", "REVENUE", "H").statusCode(201);
    }

    /** A rule for all money spent. */
    ValidatableResponse rule(String rule, String control, String level, String basis, String more) {
        return put("budget-office", path + "/control-rules/" + rule, """
                {"name": "规则", "control": "%s", "level": "%s", "basis": "%s", "requiresLine": false%s}""".formatted(control, level, basis, more));
    }

    void budget(String centre, String subject, String month, String amount) {
        took(post("budget-office", path + "/budgets/2026/opening", """
                {"lines": [{"centre": "%s", "subject": "%s", "month": "%s", "amount": %s}]}""".formatted(centre, subject, month, amount))
                .statusCode(200));
    }

    void spend(String centre, String subject, String date, String amount) {
        took(post("connector", path + "/executions", """
                {"source": "his", "batch": "b", "lines": [
                {"id": "%d", "centre": "%s", "subject": "%s", "date": "%s", "amount": %s}]}""".formatted(lines++, centre, subject, date, amount))
                .statusCode(200));
    }

    /** As many lines of CARD, each with a project of its own, of which the whole budget is spent. */
    void postMany(int count, String amount) {
        String planned = IntStream.range(0, count)
                .mapToObj(n -> """
                        {"centre": "CARD", "subject": "EXP", "project": "P-%d", "month": "2026-03", "amount": %s}""".formatted(n, amount))
                .collect(Collectors.joining(","));
        took(post("budget-office", path + "/budgets/2026/opening", "{\"lines\": [" + planned + "]}")
                .statusCode(200));
        String spent = IntStream.range(0, count)
                .mapToObj(n -> """
                        {"id": "many-%d", "centre": "CARD", "subject": "EXP", "project": "P-%d", "date": "2026-03-05", "amount": %s}""".formatted(n, n, amount))
                .collect(Collectors.joining(","));
        took(post(
                        "connector",
                        path + "/executions",
                        "{\"source\": \"his\", \"batch\": \"many\", \"lines\": [" + spent + "]}")
                .statusCode(200));
    }

    private void took(ValidatableResponse answer) {
        posted = Long.parseLong(answer.extract().header("Ledger-Sequence"));
    }

    /** Looks on a day, after everything that was posted can be seen. */
    void look(String day) {
        Together.until("sequence " + posted + " has been sent", PATIENCE_S, () -> floor() >= posted);
        looking.look(code, LocalDate.parse(day));
    }

    private long floor() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select sequence from relay_floor where bucket = ?")) {
            query.setInt(1, Bucket.of(code));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    ValidatableResponse alerts(String query) {
        return get("auditor", path + "/alerts" + query).statusCode(200);
    }

    /** The id of the newest open alert of a kind. */
    long newest(String kind) {
        return alerts("?kind=" + kind).extract().jsonPath().getLong("items[0].id");
    }
}
