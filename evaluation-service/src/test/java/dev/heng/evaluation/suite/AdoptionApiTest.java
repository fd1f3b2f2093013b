package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Adopting schemes: copies, refusals, roles, and that an adoption may come before its hospital. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AdoptionApiTest {
    private static final String OFFICE = Tokens.of("budget-office");

    private static String lines(String... lines) {
        return "{\"schemes\":[" + String.join(",", lines) + "]}";
    }

    private static String line(String whom, String periods, String scheme) {
        return "{%s,\"periods\":[%s],\"scheme\":\"%s\",\"version\":1}".formatted(whom, periods, scheme);
    }

    private static String type(String scheme) {
        return line("\"centreType\":\"INVESTMENT\"", "\"QUARTER\",\"YEAR\"", scheme);
    }

    private static void publish(String scheme, String centreType) {
        new PublishedScheme(scheme, centreType)
                .item("A", "BASIC", "10", "HIGHER", "REV")
                .publish();
    }

    @Test
    void theSameBodyAgainChangesNothingAndAnotherOneReplaces() {
        publish("adopt-one", "INVESTMENT");
        var first = Api.put(OFFICE, "adopt-a/adoptions/2025", lines(type("adopt-one")));
        assertEquals(201, first.status(), first.body().toString());
        var again = Api.put(OFFICE, "adopt-a/adoptions/2025", lines(type("adopt-one")));
        assertEquals(200, again.status());
        assertEquals("\"1\"", again.raw().header("ETag"));
        var replaced =
                Api.put(OFFICE, "adopt-a/adoptions/2025", lines(line("\"centre\":\"H\"", "\"YEAR\"", "adopt-one")));
        assertEquals("\"2\"", replaced.raw().header("ETag"));
        var read = Api.get(OFFICE, "adopt-a/adoptions/2025");
        assertEquals("H", read.body().path("schemes").get(0).path("centre").asText());
        assertEquals(404, Api.get(OFFICE, "adopt-a/adoptions/2024").status());
    }

    @Test
    void whatCannotBeAdoptedIsRefusedWithItsCode() {
        publish("adopt-revenue", "REVENUE");
        String hospital = "adopt-b/adoptions/2025";
        assertEquals(
                "SCHEME_UNKNOWN",
                Api.put(OFFICE, hospital, lines(type("adopt-none"))).code());
        assertEquals(
                "CATALOGUE_UNAVAILABLE",
                Api.put(OFFICE, hospital, lines(type("broken-one"))).code());
        assertEquals(
                "CENTRE_TYPE_DIFFERS",
                Api.put(OFFICE, hospital, lines(type("adopt-revenue"))).violations());
        assertEquals(
                "MONTH_NOT_EVALUATED",
                Api.put(OFFICE, hospital, lines(line("\"centre\":\"H\"", "\"MONTH\"", "adopt-revenue")))
                        .violations());
        assertEquals(
                "EXACTLY_ONE",
                Api.put(
                                OFFICE,
                                hospital,
                                lines(line("\"centre\":\"H\",\"centreType\":\"COST\"", "\"YEAR\"", "adopt-revenue")))
                        .violations());
        assertEquals(
                "DUPLICATE",
                Api.put(
                                OFFICE,
                                hospital,
                                lines(
                                        line("\"centre\":\"H\"", "\"YEAR\"", "adopt-revenue"),
                                        line("\"centre\":\"H\"", "\"YEAR\",\"QUARTER\"", "adopt-revenue")))
                        .violations());
        assertEquals("REQUIRED", Api.put(OFFICE, hospital, "{}").violations());
        assertEquals(
                "FORBIDDEN_ROLE",
                Api.put(Tokens.of("evaluator"), hospital, lines()).code());
        assertEquals(
                "HOSPITAL_OUT_OF_SCOPE",
                Api.put(Tokens.of("budget-office", List.of("other"), List.of()), hospital, lines())
                        .code());
        assertEquals(401, Api.put(null, hospital, lines()).status());
        assertEquals("UNAUTHENTICATED", Api.put(null, hospital, lines()).code());
    }

    @Test
    void aCopyWhoseHashDoesNotFitIsNotTaken() {
        PublishedScheme scheme =
                new PublishedScheme("adopt-forged", "INVESTMENT").item("A", "BASIC", "10", "HIGHER", "REV");
        scheme.publish(scheme.document().replace("\"weight\":10", "\"weight\":90"));
        var answer = Api.put(OFFICE, "adopt-c/adoptions/2025", lines(type("adopt-forged")));
        assertEquals("CATALOGUE_ANSWER_INVALID", answer.code());
    }

    @Test
    void everyExampleOfTheCatalogueIsCopiedAndAdopted() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../indicator-catalog-service/contracts/responses/v1"))) {
            for (Path example : files.sorted().toList()) {
                String document = Files.readString(example);
                JsonNode read = new ObjectMapper().readTree(document);
                String scheme = read.path("scheme").asText();
                new PublishedScheme(scheme, read.path("centreType").asText()).publish(document);
                var answer = Api.put(
                        OFFICE,
                        "adopt-examples/adoptions/2025",
                        lines(line("\"centreType\":" + read.path("centreType"), "\"YEAR\"", scheme)));
                assertEquals(2, answer.status() / 100, example + " " + answer.body());
            }
        }
    }

    @Test
    void aReaderWaitsForAHospitalThatComesLater() throws Exception {
        publish("adopt-later", "INVESTMENT");
        Api.put(OFFICE, "adopt-later/adoptions/2025", lines(type("adopt-later")));
        assertEquals(404, Api.get(OFFICE, "adopt-later/scorecards/H/2025-Q1").status());
        Thread publishing = Thread.ofVirtual().start(() -> {
            BudgetTopics topics = new BudgetTopics("adopt-later", "adopt-later-chart");
            topics.chartChanged("REV - FLOW MONEY");
            topics.hospitalChanged();
            topics.centreChanged("H", "INVESTMENT", null);
            topics.cellChanged("H", "REV", "2025-01", "11", "10");
            topics.watermark();
        });
        var card = Api.get(OFFICE, "adopt-later/scorecards/H/2025-Q1?waitMs=30000");
        publishing.join();
        assertEquals(200, card.status(), card.body().toString());
    }

    @Test
    void aCentresOwnLineWinsOverItsTypes() {
        publish("adopt-type", "INVESTMENT");
        publish("adopt-own", "REVENUE");
        BudgetTopics topics = new BudgetTopics("adopt-own", "adopt-own-chart");
        topics.chartChanged("REV - FLOW MONEY");
        topics.hospitalChanged();
        topics.centreChanged("H", "INVESTMENT", null);
        topics.centreChanged("I", "INVESTMENT", null);
        Api.put(
                OFFICE,
                "adopt-own/adoptions/2025",
                lines(type("adopt-type"), line("\"centre\":\"I\"", "\"YEAR\"", "adopt-own")));
        long sequence = topics.watermark();
        String wait = "?afterSequence=" + sequence + "&waitMs=30000";
        assertEquals(
                "adopt-type",
                Api.get(OFFICE, "adopt-own/scorecards/H/2025" + wait)
                        .body()
                        .path("scheme")
                        .asText());
        assertEquals(
                "adopt-own",
                Api.get(OFFICE, "adopt-own/scorecards/I/2025" + wait)
                        .body()
                        .path("scheme")
                        .asText());
        assertEquals(
                "adopt-type",
                Api.get(OFFICE, "adopt-own/scorecards/I/2025-Q1" + wait)
                        .body()
                        .path("scheme")
                        .asText());
        Api.put(OFFICE, "adopt-own/adoptions/2025", lines(line("\"centre\":\"I\"", "\"YEAR\"", "adopt-own")));
        assertEquals(404, Api.get(OFFICE, "adopt-own/scorecards/H/2025").status(), "no longer evaluated");
    }
}
