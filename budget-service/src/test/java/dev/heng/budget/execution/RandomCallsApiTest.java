package dev.heng.budget.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.LedgerModel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random calls over HTTP against {@link LedgerModel}: openings, executions as JSON and as NDJSON, replays from the queue, months that
 * close and open. Every answer is the model's; the integrity check finds nothing, and no STRICT limit is passed at any read. A failure
 * names its seed; {@code -Dtests.seed=} repeats it.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RandomCallsApiTest {
    private static final int CALLS = Boolean.getBoolean("tests.full") ? 3_000 : 80;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> CENTRES = List.of("C-CARD", "C-ORTHO", "C-LATE");
    private static final List<String> SUBJECTS = List.of("DRUG", "TRAVEL", "TRAVEL", "BEDS", "NONE");

    private final long seed = Long.getLong("tests.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final String chart = Api.fresh("random-chart");
    private final String hospital = Api.fresh("random");
    private final LedgerModel model = new LedgerModel(List.of("C-CARD", "C-ORTHO"), List.of("DRUG", "TRAVEL", "BEDS"));
    private int call;

    @Test
    void everyAnswerIsWhatTheContractSaysAndTheEntriesAddUp() {
        Api.put("admin", "/charts/" + chart, """
                {"name": "科目", "subjects": [
                {"code": "DRUG", "name": "药品", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY"},
                {"code": "TRAVEL", "name": "差旅", "category": "EXPENSE", "nature": "FLOW", "unit": "MONEY", "control": "STRICT"},
                {"code": "BEDS", "name": "床位", "category": "POSITION", "nature": "STOCK", "unit": "BED"}]}""").statusCode(201);
        Api.put("admin", "/hospitals/" + hospital, """
                {"name": "医院", "currency": "CNY", "chart": "%s"}""".formatted(chart)).statusCode(201);
        Api.centre(hospital, "C-CARD", "COST", null).statusCode(201);
        Api.centre(hospital, "C-ORTHO", "COST", null).statusCode(201);
        for (call = 0; call < CALLS; call++) {
            switch (random.nextInt(10)) {
                case 0, 1 -> open();
                case 2 -> closeOrOpenAMonth();
                case 3 -> replayFromTheQueue();
                case 4 -> judgeFigures();
                default -> post();
            }
        }
        judgeFigures();
        JsonNode integrity = get("/integrity");
        assertEquals(0, integrity.path("differences").size(), () -> told() + integrity);
    }

    private String told() {
        return "seed " + seed + ", call " + call + ": ";
    }

    private void open() {
        Map<CellKey, BigDecimal> amounts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            CellKey cell = new CellKey(
                    CENTRES.get(random.nextInt(random.nextInt(8) == 0 ? 3 : 2)),
                    SUBJECTS.get(random.nextInt(4)),
                    "OWN",
                    "-",
                    YearMonth.of(2026, 1 + random.nextInt(3)));
            amounts.put(cell, amount(100_000));
        }
        String lines = amounts.entrySet().stream()
                .map(each -> "{\"centre\": \"%s\", \"subject\": \"%s\", \"month\": \"%s\", \"amount\": %s}"
                        .formatted(
                                each.getKey().centre(),
                                each.getKey().subject(),
                                each.getKey().month(),
                                each.getValue().toPlainString()))
                .collect(Collectors.joining(",", "{\"lines\": [", "]}"));
        Response answer = Api.as("budget-office").body(lines).post(path("/budgets/2026/opening"));
        boolean isSet = model.setBudgets(amounts);
        assertEquals(isSet, answer.statusCode() == 200, () -> told() + lines + " " + answer.asString());
    }

    private void closeOrOpenAMonth() {
        int month = 1 + random.nextInt(3);
        int number = 202600 + month;
        if (random.nextInt(8) == 0) {
            Api.centre(hospital, "C-LATE", "COST", null);
            model.addCentre("C-LATE");
        } else if (model.isClosed(number)) {
            Api.put("budget-office", "/hospitals/" + hospital + "/periods/2026-0" + month, """
                    {"state": "OPEN", "reason": "晚到的发票"}""")
                    .statusCode(200);
            model.open(number);
        } else if (random.nextInt(3) == 0) {
            Api.put("budget-office", "/hospitals/" + hospital + "/periods/2026-0" + month, "{\"state\": \"CLOSED\"}")
                    .statusCode(200);
            model.close(number);
        }
    }

    private void replayFromTheQueue() {
        List<String> waiting = model.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        String id = waiting.get(random.nextInt(waiting.size()));
        JsonNode answer = json(Api.as("budget-office").post(path("/suspense/" + numberInQueue(id) + "/replays")));
        assertEquals(
                model.replay(id),
                answer.path("status").asText() + " " + text(answer.path("code")),
                () -> told() + answer);
    }

    private String numberInQueue(String id) {
        String after = "";
        do {
            JsonNode page = get("/suspense?state=OPEN&limit=1000&after=" + after);
            for (JsonNode row : page.path("items")) {
                if (row.path("lineId").asText().equals(id)) {
                    return row.path("id").asText();
                }
            }
            after = page.path("next").asText("");
        } while (!after.isEmpty());
        throw new AssertionError(told() + "the queue does not show " + id);
    }

    private void post() {
        List<ExecutionLine> lines = new ArrayList<>();
        for (int i = random.nextInt(3) == 0 ? 0 : random.nextInt(8); i >= 0; i--) {
            lines.add(line(call + "-" + i));
        }
        BigDecimal total = lines.stream().map(ExecutionLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        JsonNode answer = json(random.nextBoolean() ? postJson(lines, total) : postNdjson(lines, total));
        List<String> told = new ArrayList<>();
        answer.path("lines")
                .forEach(line -> told.add(line.path("index").asInt() + " "
                        + line.path("status").asText() + " " + text(line.path("code"))));
        assertEquals(model.post(lines), told, () -> told() + lines);
        assertEquals(lines.size(), answer.path("received").asInt());
        assertEquals(lines.size() - told.size(), answer.path("recorded").asInt(), () -> told() + answer);
    }

    private Response postJson(List<ExecutionLine> lines, BigDecimal total) {
        String rows = lines.stream().map(RandomCallsApiTest::json).collect(Collectors.joining(","));
        return Api.as("connector")
                .body("""
                        {"source": "his", "batch": "b", "control": {"lines": %d, "amount": %s}, "lines": [%s]}""".formatted(lines.size(), total.toPlainString(), rows))
                .post(path("/executions"));
    }

    private Response postNdjson(List<ExecutionLine> lines, BigDecimal total) {
        String end = List.of("\n", "\r\n", "\n\n").get(random.nextInt(3));
        String rows = lines.stream().map(RandomCallsApiTest::json).collect(Collectors.joining(end));
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of("connector"))
                .contentType("application/x-ndjson")
                .body(rows.getBytes(StandardCharsets.UTF_8))
                .post(path("/executions?source=his&batch=b&controlLines=" + lines.size() + "&controlAmount="
                        + total.toPlainString()));
    }

    private void judgeFigures() {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode figure : get("/figures?year=2026&limit=1000").path("items")) {
            String cell = figure.path("centre").asText() + "/"
                    + figure.path("subject").asText() + "/"
                    + figure.path("month").asText().replace("-", "");
            found.put(cell, cell + " " + plain(figure.path("original")) + " " + plain(figure.path("executed")));
            boolean isStrict = figure.path("subject").asText().equals("TRAVEL");
            boolean isPassed =
                    isStrict && figure.path("available").decimalValue().signum() < 0;
            assertEquals(false, isPassed, () -> told() + "a STRICT limit is passed: " + figure);
        }
        assertEquals(model.figures(), List.copyOf(found.values()), this::told);
    }

    private static String plain(JsonNode amount) {
        return LedgerModel.plain(amount.isNull() ? null : amount.decimalValue());
    }

    private static String text(JsonNode code) {
        return code.isTextual() ? code.asText() : "null";
    }

    private ExecutionLine line(String id) {
        List<ExecutionLine> recorded = model.recorded();
        List<String> waiting = model.waiting();
        return switch (random.nextInt(8)) {
            case 0 -> recorded.isEmpty() ? newLine(id) : recorded.get(random.nextInt(recorded.size()));
            case 1 ->
                newLine(
                        recorded.isEmpty()
                                ? id
                                : recorded.get(random.nextInt(recorded.size())).id());
            case 2 -> newLine(waiting.isEmpty() ? id : waiting.get(random.nextInt(waiting.size())));
            default -> newLine(id);
        };
    }

    private ExecutionLine newLine(String id) {
        return new ExecutionLine(
                id,
                CENTRES.get(random.nextInt(random.nextInt(4) == 0 ? 3 : 2)),
                SUBJECTS.get(random.nextInt(random.nextInt(6) == 0 ? 5 : 4)),
                "OWN",
                "-",
                LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28)),
                amount(20_000).subtract(new BigDecimal("30")),
                random.nextInt(4) == 0 ? "D" + random.nextInt(3) : null,
                null);
    }

    private BigDecimal amount(int below) {
        return BigDecimal.valueOf(random.nextInt(below), 2);
    }

    private static String json(ExecutionLine line) {
        String document = line.document() == null ? "" : ", \"document\": \"" + line.document() + "\"";
        return "{\"id\": \"%s\", \"centre\": \"%s\", \"subject\": \"%s\", \"date\": \"%s\", \"amount\": %s%s}"
                .formatted(
                        line.id(),
                        line.centre(),
                        line.subject(),
                        line.date(),
                        line.amount().toPlainString(),
                        document);
    }

    private String path(String rest) {
        return Api.ROOT + "/hospitals/" + hospital + rest;
    }

    private JsonNode get(String rest) {
        return json(Api.as("budget-office").get(path(rest)));
    }

    private JsonNode json(Response answer) {
        assertEquals(200, answer.statusCode(), () -> told() + answer.asString());
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new AssertionError(told() + answer.asString(), e);
        }
    }
}
