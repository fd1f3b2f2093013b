package dev.heng.budget.alerting;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static dev.heng.budget.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.ledger.Together;
import dev.heng.budget.outbox.Bucket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts from the posting that passes a threshold to the person who takes care of it. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AlertApiTest {
    private static final String DAY = "2026-03-20";
    private static final int PARTITIONS = 12;
    private static final long PATIENCE_S = 60;

    @Inject
    LookForAlerts looking;

    @Inject
    DataSource dataSource;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private WatchedHospital hospital;

    @BeforeEach
    void aHospitalWithAHundredForCardiologyInMarch() {
        hospital = new WatchedHospital(looking, dataSource);
        hospital.budget("CARD", "EXP", "2026-03", "100");
    }

    private void spend(String amount) {
        hospital.spend("CARD", "EXP", "2026-03-05", amount);
        hospital.look(DAY);
    }

    @Test
    void eachThresholdIsToldOnceUntilTheFiguresFallBelowIt() {
        hospital.rule("r", "WARN", "CENTRE", "YEAR", "").statusCode(201);
        spend("79.99");
        hospital.alerts("").body("items", empty());
        spend("0.01");
        hospital.alerts("")
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("THRESHOLD_WARN"))
                .body("items[0].severity", equalTo("WARN"))
                .body("items[0].state", equalTo("OPEN"))
                .body("items[0].centre", equalTo("CARD"))
                .body("items[0].year", equalTo(2026))
                .body("items[0].month", nullValue())
                .body("items[0].limit.rule", equalTo("r"))
                .body("items[0].limit.level", equalTo("CENTRE"))
                .body("items[0].limit.basis", equalTo("YEAR"))
                .body("items[0].limit.scope", equalTo("CARD"))
                .body("items[0].reservation", nullValue())
                .body("items[0].budget", equalTo(100))
                .body("items[0].used", equalTo(80))
                .body("items[0].percent", equalTo(80))
                .body("items[0].threshold", equalTo(80))
                .body("items[0].raisedAt", notNullValue())
                .body("items[0].version", equalTo(1));
        long warned = hospital.newest("THRESHOLD_WARN");
        spend("9.99");
        hospital.alerts("").body("items.id", contains((int) warned));
        spend("0.01");
        hospital.alerts("").body("items.kind", contains("THRESHOLD_ESCALATE", "THRESHOLD_WARN"));
        long escalated = hospital.newest("THRESHOLD_ESCALATE");
        spend("30");
        hospital.alerts("")
                .body("items.kind", contains("THRESHOLD_REACHED", "THRESHOLD_ESCALATE", "THRESHOLD_WARN"))
                .body("items[0].severity", equalTo("BLOCK"))
                .body("items[0].percent", equalTo(120));
        spend("-35");
        hospital.alerts("").body("items.id", contains((int) warned));
        hospital.alerts("?state=RESOLVED")
                .body("items.kind", containsInAnyOrder("THRESHOLD_REACHED", "THRESHOLD_ESCALATE"))
                .body("items.resolvedAt", everyItem(notNullValue()))
                .body("items.version", everyItem(equalTo(2)));
        spend("5");
        assertNotEquals(escalated, hospital.newest("THRESHOLD_ESCALATE"));
        hospital.alerts("?state=ALL").body("items", hasSize(4));
        hospital.alerts("?state=ALL&limit=3").body("items", hasSize(3)).body("next", notNullValue());
        spend("-90");
        hospital.alerts("").body("items", empty());
    }

    @Test
    void reservationsCountAndARuleThatChangesIsLookedAtAtOnce() {
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR_TO_DATE", ", \"warnAt\": 50, \"escalateAt\": 60")
                .statusCode(201);
        spend("20");
        put("connector", hospital.path + "/reservations/erp/PO-1", """
                        {"lines": [{"line": "1", "centre": "CARD", "subject": "EXP", "month": "2026-03", "amount": 35}]}""").statusCode(201);
        Together.until("the reservation is looked at", PATIENCE_S, () -> {
            hospital.look(DAY);
            return hospital.alerts("").extract().jsonPath().getList("items").size() == 1;
        });
        hospital.alerts("")
                .body("items[0].threshold", equalTo(50))
                .body("items[0].used", equalTo(55))
                .body("items[0].month", equalTo("2026-03"))
                .body("items[0].centre", nullValue())
                .body("items[0].limit.scope", equalTo(""));
        hospital.rule("r", "STRICT", "HOSPITAL", "YEAR_TO_DATE", ", \"warnAt\": 40, \"escalateAt\": 55")
                .statusCode(200);
        hospital.look(DAY);
        hospital.alerts("").body("items.kind", contains("THRESHOLD_ESCALATE", "THRESHOLD_WARN"));
        hospital.rule("r", "NONE", "HOSPITAL", "YEAR_TO_DATE", "").statusCode(200);
        hospital.look(DAY);
        hospital.alerts("").body("items", empty());
    }

    @Test
    void whatAMonthToldIsOverWithTheMonthUnlessItWentBeyondItsBudget() {
        hospital.rule("r", "WARN", "LINE", "MONTH", "").statusCode(201);
        spend("95");
        hospital.alerts("").body("items.month", contains("2026-03", "2026-03"));
        hospital.look("2026-04-01");
        hospital.alerts("").body("items", empty());
        hospital.spend("CARD", "EXP", "2026-03-31", "5.01");
        hospital.look("2026-04-01");
        hospital.alerts("").body("items.kind", contains("THRESHOLD_REACHED")).body("items.month", contains("2026-03"));
    }

    @Test
    void aLimitThatCeasesToBeTakesItsAlertsAlong() {
        hospital.rule("r", "WARN", "CENTRE", "YEAR", ", \"subject\": \"EXP\"").statusCode(201);
        spend("80");
        hospital.alerts("").body("items", hasSize(1));
        hospital.rule("r", "WARN", "CENTRE", "YEAR", ", \"subject\": \"INCOME\"")
                .statusCode(200);
        hospital.look(DAY);
        hospital.alerts("").body("items", empty());
    }

    @Test
    void whoAcknowledgesFirstStandsInTheAlert() {
        hospital.rule("r", "WARN", "CENTRE", "YEAR", "").statusCode(201);
        spend("95");
        String warning = hospital.path + "/alerts/" + hospital.newest("THRESHOLD_WARN");
        String escalation = hospital.path + "/alerts/" + hospital.newest("THRESHOLD_ESCALATE");
        post("budget-officer", warning + "/acknowledgements", "{\"note\": \"下月调整\"}")
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue())
                .body("version", equalTo(2))
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("acknowledgedBy", equalTo("budget-officer"))
                .body("acknowledgedAt", notNullValue())
                .body("note", equalTo("下月调整"));
        post("committee", warning + "/acknowledgements", "{\"note\": \"我也看到\"}")
                .statusCode(200)
                .body("acknowledgedBy", equalTo("budget-officer"))
                .body("note", equalTo("下月调整"))
                .body("version", equalTo(2));
        hospital.alerts("").body("items.kind", contains("THRESHOLD_ESCALATE"));
        hospital.alerts("?state=ACKNOWLEDGED").body("items.kind", contains("THRESHOLD_WARN"));
        spend("1");
        hospital.alerts("?state=ALL").body("items", hasSize(2));
        spend("-90");
        get("evaluator", warning)
                .body("state", equalTo("RESOLVED"))
                .body("acknowledgedBy", equalTo("budget-officer"))
                .body("version", equalTo(3));
        post("owner-department", warning + "/acknowledgements", "{}").statusCode(200);
        post("owner-department", escalation + "/acknowledgements", "{}")
                .statusCode(409)
                .body("code", equalTo("ALERT_RESOLVED"));
        get("auditor", hospital.path + "/audit-entries?operation=acknowledgeAlert")
                .statusCode(200)
                .body(
                        "items.actor",
                        containsInAnyOrder("budget-officer", "committee", "owner-department", "owner-department"));
    }

    @Test
    void badRequestsAndTheWrongRolesAreRefused() {
        String alerts = hospital.path + "/alerts";
        get("auditor", alerts + "?state=GONE").statusCode(400).body("violations.pointer", contains("?state"));
        get("auditor", alerts + "?kind=GONE").statusCode(400).body("violations.pointer", contains("?kind"));
        get("auditor", alerts + "?limit=0").statusCode(400);
        get("auditor", alerts + "?after=x").statusCode(400);
        get("auditor", alerts + "/9223372036854775807").statusCode(404);
        get("auditor", alerts + "/none").statusCode(404);
        get("auditor", "/hospitals/no-such/alerts").statusCode(404);
        post("budget-office", alerts + "/1/acknowledgements", "{\"note\": 1}").statusCode(400);
        post("budget-office", alerts + "/999999999/acknowledgements", "{}").statusCode(404);
        post("auditor", alerts + "/1/acknowledgements", "{}").statusCode(403);
        post("connector", alerts + "/1/acknowledgements", "{}").statusCode(403);
    }

    @Test
    void anOfficerSeesTheAlertsOfItsOwnCentres() {
        hospital.budget("ORTHO", "EXP", "2026-03", "100");
        hospital.rule("centre", "WARN", "CENTRE", "YEAR", "").statusCode(201);
        hospital.rule("all", "WARN", "HOSPITAL", "YEAR", "").statusCode(201);
        hospital.spend("ORTHO", "EXP", "2026-03-05", "85");
        spend("85");
        hospital.alerts("").body("items.centre", containsInAnyOrder("CARD", "ORTHO", null));
        String alerts = ROOT + hospital.path + "/alerts";
        officer().get(alerts).then().statusCode(200).body("items.centre", contains("CARD"));
        officer().get(alerts + "?centre=CARD").then().statusCode(200).body("items", hasSize(1));
        officer().get(alerts + "?centre=ORTHO").then().statusCode(403).body("code", equalTo("CENTRE_OUT_OF_SCOPE"));
        List<Map<String, Object>> items =
                hospital.alerts("").extract().jsonPath().getList("items");
        for (Map<String, Object> item : items) {
            boolean isOwn = "CARD".equals(item.get("centre"));
            String path = alerts + "/" + item.get("id");
            officer().get(path).then().statusCode(isOwn ? 200 : 404);
            officer().body("{}").post(path + "/acknowledgements").then().statusCode(isOwn ? 201 : 404);
        }
    }

    private RequestSpecification officer() {
        return with(Tokens.of("budget-officer", List.of(hospital.code), List.of("CARD")));
    }

    @Test
    void everyChangeOfAnAlertIsPublishedAsItStands() throws IOException {
        hospital.rule("r", "WARN", "CENTRE", "YEAR", "").statusCode(201);
        spend("85");
        long id = hospital.newest("THRESHOLD_WARN");
        post("budget-office", hospital.path + "/alerts/" + id + "/acknowledgements", "{\"note\": \"知道了\"}")
                .statusCode(201);
        spend("-80");
        JsonNode shown = mapper.readTree(
                get("auditor", hospital.path + "/alerts/" + id).extract().asString());
        Map<String, ConsumerRecord<String, String>> newest = new HashMap<>();
        String key = "alert/" + hospital.code + "/" + id;
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("budget.alert.v1", Bucket.of(hospital.code) % PARTITIONS);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Together.until("the resolved alert has arrived", PATIENCE_S, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> newest.put(event.key(), event));
                return newest.containsKey(key) && newest.get(key).value().contains("\"RESOLVED\"");
            });
        }
        assertEquals(
                "heng.budget.alert-changed",
                new String(newest.get(key).headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
        JsonNode told = mapper.readTree(newest.get(key).value());
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        mapper.readTree(Files.readAllBytes(Path.of("contracts/events/v1/alert-changed.schema.json"))),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        assertEquals(Set.of(), schema.validate(told), told::toString);
        shown.properties()
                .forEach(member -> assertEquals(member.getValue(), told.get(member.getKey()), member.getKey()));
        assertEquals(hospital.code, told.get("hospital").asText());
    }
}
