package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heng.e2e.AuthorisationTable.Row;
import dev.heng.e2e.AuthorisationTable.Scope;
import dev.heng.e2e.Bearers.Bearer;
import dev.heng.e2e.ExampleRequests.Request;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody reads what an auditor reads of the own scope, row by row: nothing more, nothing less, whichever way it is asked for. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadScopeJourney {
    private static final String HOSPITAL = "e2e-scope";
    private static final String BUDGET = "/api/budget/v1/hospitals/" + HOSPITAL;
    private static final String EVALUATION = "/api/evaluation/v1/hospitals/" + HOSPITAL;
    private static final List<String> VISIBLE = List.of(ScopedHospital.OWN, ScopedHospital.BELOW);
    private static final List<String> HIDDEN = List.of(ScopedHospital.BESIDE, ScopedHospital.WHOLE);

    private final AuthorisationTable table = AuthorisationTable.read();
    private final ExampleRequests examples = ExampleRequests.read();
    private RunningSuite suite;
    private ScopedHospital hospital;
    private Client auditor;
    private Client officer;

    @BeforeAll
    void theHospitalIsFounded(RunningSuite running) {
        suite = running;
        hospital = ScopedHospital.found(suite, HOSPITAL);
        auditor = suite.as(Person.everywhere(Role.AUDITOR));
        officer = suite.as(Person.of(Role.BUDGET_OFFICER, HOSPITAL, ScopedHospital.OWN));
    }

    @Test
    void everyReadShowsWhatTheAuditorSeesOfTheScope() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation :
                Operation.of(suite.asNobody().get("/openapi").ok().body())) {
            Row row = table.row(operation);
            if (operation.isWrite() || !row.needsRole()) {
                continue;
            }
            Request request = examples.request(operation, null, hospital.values(ScopedHospital.OWN));
            Answer full = request.send(auditor).ok();
            List<Bearer> readers = Bearers.of(hospital).stream()
                    .filter(bearer -> bearer.refusal(row, ScopedHospital.OWN).isEmpty())
                    .toList();
            assertFalse(readers.isEmpty(), operation::name);
            Together.ask(readers, reader -> compare(request, row, reader, full)).stream()
                    .filter(Objects::nonNull)
                    .forEach(wrong::add);
        }
        assertEquals(List.of(), wrong);
    }

    private String compare(Request request, Row row, Bearer reader, Answer full) {
        Client client = suite.as(reader.person());
        boolean isList = full.body().has("items") && full.body().has("next");
        Object seen = isList ? said(client.list(request.path())) : said(request.send(client));
        Object due = isList ? due(said(auditor.list(request.path())), row, reader) : due(said(full), row, reader);
        return seen.equals(due) ? null : reader.name() + " " + request.path() + "\n sees " + seen + "\n  due " + due;
    }

    private List<JsonNode> due(List<JsonNode> rows, Row row, Bearer reader) {
        return rows.stream()
                .filter(
                        switch (row.scope()) {
                            case HOSPITALS -> ofHospital(reader);
                            case CENTRES -> (JsonNode item) -> concerns(item, reader);
                            case PUBLIC,
                                    TOKEN,
                                    INSTALLATION,
                                    EVERYWHERE,
                                    HOSPITAL,
                                    NUMBERED,
                                    CENTRE,
                                    NUMBERED_CENTRE,
                                    OWNER,
                                    ADOPTION -> (JsonNode item) -> true;
                        })
                .map(item -> due(item, row, reader))
                .toList();
    }

    /** A row of a centre, a document about centres that are all seen, or one with a line of a centre. */
    private static boolean concerns(JsonNode item, Bearer reader) {
        if (item.has("centres")) {
            return StreamSupport.stream(item.path("centres").spliterator(), false)
                    .allMatch(centre -> reader.sees(centre.asText()));
        }
        return item.has("centre")
                ? reader.sees(item.path("centre").asText())
                : item.findValuesAsText("centre").stream().anyMatch(reader::sees);
    }

    private static JsonNode due(JsonNode full, Row row, Bearer reader) {
        boolean isExplained = full.has("trees");
        return (row.scope().isOfCentres() && !isExplained) || row.scope() == Scope.ADOPTION
                ? shown(full, reader::sees)
                : full;
    }

    private Predicate<JsonNode> ofHospital(Bearer reader) {
        List<String> named = reader.person().hospitals();
        return item -> named != null
                && (named.contains("*") || named.contains(item.path("hospital").asText()));
    }

    /** A document as it is due: without the reasons and the lines that name a centre which the reader does not see. */
    private static JsonNode shown(JsonNode full, Predicate<String> sees) {
        JsonNode due = full.deepCopy();
        hide(due.path("schemes"), sees);
        hide(due.path("reasons"), sees);
        hide(due.path("lines"), sees);
        due.path("items").forEach(item -> hide(item.path("reasons"), sees));
        return due;
    }

    private static void hide(JsonNode list, Predicate<String> sees) {
        for (Iterator<JsonNode> each = list.elements(); each.hasNext(); ) {
            JsonNode centre = each.next().path("centre");
            if (centre.isTextual() && !sees.test(centre.asText())) {
                each.remove();
            }
        }
    }

    private static JsonNode said(Answer answer) {
        return said(answer.ok().body());
    }

    private static List<JsonNode> said(List<JsonNode> rows) {
        return rows.stream().map(ReadScopeJourney::said).toList();
    }

    /** Without what a reader itself can do. */
    private static JsonNode said(JsonNode document) {
        JsonNode said = Scorecards.said(document);
        if (said instanceof ObjectNode object) {
            object.remove("mine");
        }
        return said;
    }

    @Test
    void everyFilterAndRollUpShowsTheScopeOnly() {
        for (String path : List.of(
                BUDGET + "/figures?year=2026&rollup=true",
                BUDGET + "/figures?month=2026-02",
                BUDGET + "/figures?from=2026-01&to=2026-06&rollup=true&subject=INCOME",
                BUDGET + "/figures?year=2026&subject=INCOME_OP",
                BUDGET + "/entries?year=2026&figure=EXECUTED",
                BUDGET + "/entries?year=2026&rollup=true",
                BUDGET + "/entries?month=2026-02&subject=INCOME&rollup=true",
                BUDGET + "/centres?date=2026-06-01",
                BUDGET + "/alerts?state=ALL&kind=RESERVATION_EXPIRING",
                EVALUATION + "/inputs?period=2026-Q1",
                EVALUATION + "/inputs?indicator=" + Yardstick.SATISFACTION,
                EVALUATION + "/scorecards?centreType=REVENUE",
                EVALUATION + "/scorecards?centreType=INVESTMENT",
                EVALUATION + "/scorecards?period=2026",
                EVALUATION + "/scorecards?grade=BAD",
                EVALUATION + "/scorecards?grade=GOOD")) {
            List<JsonNode> due = ScopedHospital.within(said(auditor.list(path)), VISIBLE).stream()
                    .map(item -> shown(item, VISIBLE::contains))
                    .toList();
            assertEquals(due, said(officer.list(path)), path);
        }
    }

    @Test
    void theCursorOfAnotherOpensNothing() {
        for (String path : List.of(
                BUDGET + "/figures?year=2026&limit=1",
                BUDGET + "/entries?year=2026&limit=1",
                BUDGET + "/centres?limit=1",
                BUDGET + "/alerts?state=ALL&limit=1",
                EVALUATION + "/inputs?limit=1",
                EVALUATION + "/scorecards?limit=1")) {
            String page = path;
            while (true) {
                JsonNode body = auditor.get(page).ok().body();
                if (body.path("next").isNull()) {
                    break;
                }
                page = path + "&after=" + body.path("next").asText();
                for (JsonNode item : officer.get(page).ok().body().path("items")) {
                    assertTrue(VISIBLE.contains(item.path("centre").asText()), page + " " + item);
                }
            }
        }
    }

    @Test
    void aHiddenCentreIsRefusedAsOneThatDoesNotExist() {
        List<String> paths = List.of(
                BUDGET + "/centres/%s",
                BUDGET + "/figures?year=2026&centre=%s",
                BUDGET + "/figures?year=2026&rollup=true&centre=%s",
                BUDGET + "/entries?year=2026&centre=%s",
                BUDGET + "/alerts?centre=%s",
                EVALUATION + "/inputs?centre=%s",
                EVALUATION + "/scorecards/%s/2026-Q1",
                EVALUATION + "/scorecards/%s/2026-Q1/items/" + Yardstick.INCOME + "/explanation",
                EVALUATION + "/scorecards/%s/2026-Q1/items/NO_SUCH_ITEM/explanation");
        for (String path : paths) {
            String missing = refusal(path, "NO-SUCH-CENTRE");
            for (String centre : HIDDEN) {
                assertEquals(missing, refusal(path, centre), path);
            }
        }
    }

    @Test
    void aHiddenHospitalIsRefusedAsOneThatDoesNotExist() {
        for (String path : List.of(
                "/api/budget/v1/hospitals/%s",
                "/api/budget/v1/hospitals/%s/centres",
                "/api/budget/v1/hospitals/%s/figures?year=2026",
                "/api/evaluation/v1/hospitals/%s/scorecards",
                "/api/evaluation/v1/hospitals/%s/adoptions/2026")) {
            assertEquals(refusal(path, "no-such-hospital"), refusal(path, hospital.other()), path);
        }
    }

    /** What an officer is told, with the name that was asked for taken out. */
    private String refusal(String path, String name) {
        Answer answer = officer.get(path.formatted(name));
        assertEquals(403, answer.status(), answer::toString);
        return answer.text("code") + " " + answer.text("title") + " "
                + answer.text("detail").replace(name, "*") + " "
                + answer.body().path("violations").toString().replace(name, "*");
    }

    @Test
    void theOwnScorecardNamesNoHiddenCentre() {
        String scorecard = EVALUATION + "/scorecards/A/2026-Q1";
        JsonNode full = auditor.get(scorecard).ok().body();
        assertTrue(texts(full).anyMatch("B"::equals), () -> "no word of the centre whose balance is missing: " + full);
        for (String path : List.of(
                scorecard,
                scorecard + "/items/" + ScopedHospital.SHARE + "/explanation",
                scorecard + "/items/" + ScopedHospital.BED_SHARE + "/explanation",
                EVALUATION + "/scorecards?period=2026-Q1")) {
            List<String> named = texts(officer.get(path).ok().body())
                    .filter(text -> HIDDEN.contains(text) || text.matches(".*centre=(B|H)(&.*|$)"))
                    .toList();
            assertEquals(List.of(), named, path);
        }
    }

    @Test
    void aRoleThatReadsNoScorecardsOpensNoOtherCentre() {
        Person both = new Person(
                "officer-and-connector",
                List.of(Role.BUDGET_OFFICER.code(), Role.CONNECTOR.code()),
                List.of(HOSPITAL),
                List.of(ScopedHospital.OWN));
        Client client = suite.as(both);
        assertEquals(said(officer.list(EVALUATION + "/scorecards")), said(client.list(EVALUATION + "/scorecards")));
        client.get(EVALUATION + "/scorecards/B/2026-Q1").refused(403, "CENTRE_OUT_OF_SCOPE");
    }

    @Test
    void aNodeOutsideTheScopeShowsItsValueAndNothingElse() {
        String path = EVALUATION + "/scorecards/A/2026-Q1/items/%s/explanation";
        for (String indicator : List.of(ScopedHospital.SHARE, ScopedHospital.BED_SHARE, Yardstick.COST_PER_BED)) {
            JsonNode full = auditor.get(path.formatted(indicator)).ok().body();
            JsonNode own = officer.get(path.formatted(indicator)).ok().body();
            int[] closed = {0};
            full.path("trees")
                    .properties()
                    .forEach(tree ->
                            compareNodes(tree.getValue(), own.path("trees").path(tree.getKey()), closed));
            assertEquals(!indicator.equals(Yardstick.COST_PER_BED), closed[0] > 0, indicator + " looks at the parent");
        }
    }

    private static void compareNodes(JsonNode full, JsonNode own, int[] closed) {
        assertEquals(full.path("value"), own.path("value"));
        if (!VISIBLE.contains(full.path("context").path("centre").asText())) {
            closed[0]++;
            assertEquals(
                    List.of("state", "value"),
                    own.properties().stream().map(Map.Entry::getKey).toList(),
                    own::toString);
            return;
        }
        assertEquals(
                full.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()),
                own.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        for (int i = 0; i < full.path("children").size(); i++) {
            compareNodes(full.path("children").path(i), own.path("children").path(i), closed);
        }
    }

    /** Every text that stands anywhere in a document. */
    private static Stream<String> texts(JsonNode node) {
        return node.isTextual() ? Stream.of(node.asText()) : node.valueStream().flatMap(ReadScopeJourney::texts);
    }
}
