package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.AuthorisationTable.Row;
import dev.heng.e2e.BadInput.Case;
import dev.heng.e2e.ExampleRequests.Request;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The classes of bad input against every write operation, and paging and paths against every read: never a 5xx, never a word about the
 * inside, a coded problem document for each refusal, and nothing of what was refused is stored.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputJourney {
    private static final String HOSPITAL = "e2e-bad-input";
    private static final int CASES_MIN = 1_500;
    private static final int CLASSES = 24;
    private static final int ROUNDS_MAX = 4;
    private static final int SHOWN_MAX = 60;
    private static final int TEXT_MAX = 600;
    private static final Pattern INSIDE = Pattern.compile(
            "dev\\.heng|Exception|\\bat [a-z]+\\.[a-z]|java\\.|javax\\.|jakarta\\.|org\\.(postgres|hibernate|jboss|apache|flyway)"
                    + "|io\\.(quarkus|vertx|smallrye|netty|agroal)|com\\.fasterxml|Caused by|PSQL|SQLState|relation \\\"|violates|pg_"
                    + "|(?i:nullpointer|stack ?trace|select .* from|insert into)|/(tmp|work|home|root|usr)/|\\.java\\b");

    private final AuthorisationTable table = AuthorisationTable.read();
    private final ExampleRequests examples = ExampleRequests.read();
    private RunningSuite suite;
    private ScopedHospital hospital;
    private List<Operation> operations;

    /** A bad request and what was answered. */
    private record Tried(Case bad, Answer answer) {
        boolean isRefused() {
            return answer.status() >= 400;
        }

        /** What is wrong with the answer; null when nothing is. */
        String judge() {
            // a sequence that is not reached yet is no failure: the client asks again
            if (answer.status() >= 500 && !answer.text("code").equals("NOT_YET_APPLIED")) {
                return bad + " fails: " + answer;
            }
            if (!isRefused()) {
                return bad.isAlwaysBad() ? bad + " is accepted: " + answer : null;
            }
            if (!answer.mediaType().equals("application/problem+json")
                    || answer.text("code").isEmpty()
                    || answer.body().path("status").asInt() != answer.status()) {
                return bad + " is refused without a problem document: " + answer;
            }
            if (INSIDE.matcher(answer.raw()).find()) {
                return bad + " tells about the inside: " + answer;
            }
            boolean isUnnamed = answer.text("code").equals("INVALID_REQUEST")
                    && !bad.kind().equals("20")
                    && answer.body().path("violations").isEmpty();
            return isUnnamed ? bad + " is not told what is wrong: " + answer : null;
        }
    }

    @BeforeAll
    void theHospitalIsFounded(RunningSuite running) {
        suite = running;
        hospital = ScopedHospital.found(suite, HOSPITAL);
        operations = Operation.of(suite.asNobody().get("/openapi").ok().body()).stream()
                .filter(operation -> table.row(operation).needsRole())
                .toList();
    }

    @Test
    void theExamplesThatAreMadeBadAreGood() {
        for (Operation operation : operations) {
            for (Request request : requests(operation)) {
                Answer answer = request.send(client(operation));
                if (!ScopedApprovals.isPersonal(operation, answer)) {
                    answer.ok();
                }
            }
        }
    }

    @Test
    void badInputIsRefusedInWordsAndNothingOfItIsStored() {
        Map<Operation, List<Case>> cases = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (operation.isWrite()) {
                List<Case> bad = new ArrayList<>();
                requests(operation).forEach(request -> bad.addAll(BadInput.of(request)));
                cases.put(operation, bad);
            }
        }
        List<Case> all = cases.values().stream().flatMap(List::stream).toList();
        assertTrue(all.size() > CASES_MIN, all.size() + " cases");
        assertEquals(CLASSES, all.stream().map(Case::kind).distinct().count(), "classes of bad input");
        List<Tried> tried = new ArrayList<>();
        cases.forEach((operation, bad) -> tried.addAll(tries(operation, bad)));
        assertEquals("", wrong(tried));

        nothingIsStoredOf(refused(cases, tried));
        JsonNode differences = suite.as(Account.AUDITOR)
                .get("/api/budget/v1/hospitals/" + HOSPITAL + "/integrity")
                .ok()
                .body()
                .path("differences");
        assertTrue(differences.isEmpty(), differences::toString);
    }

    @Test
    void badPathsAndPagesOfReadsAreRefusedInWords() {
        List<Tried> tried = new ArrayList<>();
        for (Operation operation : operations) {
            if (!operation.isWrite()) {
                List<Case> bad = new ArrayList<>();
                for (Request request : requests(operation)) {
                    bad.addAll(BadInput.of(request));
                    bad.addAll(BadInput.queries(request));
                }
                tried.addAll(tries(operation, bad));
            }
        }
        assertEquals("", wrong(tried));
    }

    @Test
    void aKeyBelongsToOneBody() {
        for (Operation operation : operations) {
            // what comes in lines only is kept apart by the name of its batch, and looks at no key
            if (!operation.method().equals("POST") || operation.mediaTypes().equals(List.of(ExampleRequests.NDJSON))) {
                continue;
            }
            for (Request request : requests(operation)) {
                String key = "key-" + operation.id() + request.mediaType();
                Answer first = request.send(client(operation), "Idempotency-Key", key);
                if (ScopedApprovals.isPersonal(operation, first)) {
                    continue;
                }
                first.ok();
                Answer again =
                        request.send(client(operation), "Idempotency-Key", key).ok();
                assertEquals("true", again.header("Idempotency-Replayed"), again::toString);
                assertEquals(first.status(), again.status());
                assertEquals(first.body(), again.body());
                if (request.text() != null) {
                    request.withText(request.text() + " ")
                            .send(client(operation), "Idempotency-Key", key)
                            .refused(409, "IDEMPOTENCY_KEY_REUSED");
                }
            }
        }
    }

    /**
     * What was refused is sent again and must change nothing. What was accepted may have made some of it good (a centre that a line names
     * is there now), so that a round in which something is accepted is followed by one without it.
     */
    private void nothingIsStoredOf(Map<Operation, List<Case>> refused) {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Snapshot before = snapshot();
            List<Tried> again = new ArrayList<>();
            refused.forEach((operation, bad) -> again.addAll(tries(operation, bad)));
            assertEquals("", wrong(again));
            if (again.stream().allMatch(Tried::isRefused)) {
                assertEquals(List.of(), before.differences(snapshot()));
                return;
            }
            refused = refused(refused, again);
        }
        fail("something is accepted in each of " + ROUNDS_MAX + " rounds");
    }

    /** The cases that were refused; {@code tried} is in their order. */
    private static Map<Operation, List<Case>> refused(Map<Operation, List<Case>> cases, List<Tried> tried) {
        Map<Operation, List<Case>> refused = new LinkedHashMap<>();
        Iterator<Tried> next = tried.iterator();
        cases.forEach((operation, bad) -> refused.put(
                operation, bad.stream().filter(one -> next.next().isRefused()).toList()));
        return refused;
    }

    private List<Tried> tries(Operation operation, List<Case> cases) {
        Client client = client(operation);
        return Together.ask(cases, one -> new Tried(one, one.send(client)));
    }

    private List<Request> requests(Operation operation) {
        return examples.requests(operation, hospital.values(ScopedHospital.OWN));
    }

    /** Somebody who may: at the service itself, where nothing stands before it. */
    private Client client(Operation operation) {
        Row row = table.row(operation);
        Client allowed = suite.as(
                        Person.everywhere(row.roles().iterator().next()).named("bad-input"))
                .careless();
        return switch (operation.path().split("/")[2]) {
            case "budget" -> allowed.at(suite.port("budget-service"));
            case "catalog" -> allowed.at(suite.port("indicator-catalog-service"));
            default -> allowed.at(suite.port("evaluation-service"));
        };
    }

    private Snapshot snapshot() {
        return Snapshot.of(suite, List.of(hospital.code()), List.of(hospital.draft()));
    }

    /** What is wrong, each kind of it once with its number. */
    private static String wrong(List<Tried> tried) {
        Map<String, List<String>> kinds = new TreeMap<>();
        for (Tried one : tried) {
            String verdict = one.judge();
            if (verdict != null) {
                String kind = one.bad().kind() + " " + one.bad().what().replaceAll("^/\\S+ ", "") + " "
                        + one.answer().status();
                kinds.computeIfAbsent(kind, first -> new ArrayList<>()).add(verdict);
            }
        }
        return kinds.values().stream()
                .limit(SHOWN_MAX)
                .map(all -> all.size() + " x " + shortened(all.getFirst()))
                .collect(Collectors.joining("\n"));
    }

    /** Without the thousands of equal letters that are sent. */
    private static String shortened(String text) {
        String shown = text.replaceAll("(.)\\1{40,}", "$1..");
        return shown.substring(0, Math.min(TEXT_MAX, shown.length()));
    }
}
