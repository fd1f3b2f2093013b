package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.AuthorisationTable.Row;
import dev.heng.e2e.Bearers.Bearer;
import dev.heng.e2e.ExampleRequests.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the published documents, tried by every role with every reach, at the service itself and through the gateway: who may
 * is answered, who may not is refused with the right code and changes nothing.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuthorisationMatrixJourney {
    private static final List<String> SERVICES =
            List.of("budget-service", "indicator-catalog-service", "evaluation-service");
    private static final int SHOWN_MAX = 40;
    private static final String GATEWAY = "gateway";
    /** The gateway only lets a token in or not; what it reaches is the service's to judge. */
    private static final Set<Bearers.Reach> AT_THE_GATEWAY =
            Set.of(Bearers.Reach.EVERYWHERE, Bearers.Reach.ELSEWHERE, Bearers.Reach.NOWHERE);

    /** Every other refusal is a 403. */
    private static final Map<String, Integer> STATUS = Map.of("UNAUTHENTICATED", 401, "NOT_FOUND", 404);

    /** Written as a POST because the question is long: nothing is stored. */
    private static final Set<String> ASKING = Set.of("askAvailability", "checkFormula");

    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(10);
    private static final String HOSPITAL = "e2e-matrix";
    private static final List<String> CENTRES =
            List.of(ScopedHospital.OWN, ScopedHospital.BELOW, ScopedHospital.BESIDE, ScopedHospital.WHOLE);

    private final AuthorisationTable table = AuthorisationTable.read();
    private final ExampleRequests examples = ExampleRequests.read();
    private RunningSuite suite;
    private ScopedHospital hospital;
    private List<Operation> operations;

    /** One try: who sends what to whose door, and the refusal that is due (empty for none). */
    private record Cell(Request request, Bearer bearer, String door, String refusal) {
        /** What was wrong about the answer; null when it was as due. */
        String judge(Answer answer) {
            boolean isRight = refusal.isEmpty()
                    ? answer.isOk() || ScopedApprovals.isPersonal(request.operation(), answer)
                    : answer.status() == STATUS.getOrDefault(refusal, 403)
                            && answer.mediaType().equals("application/problem+json")
                            && answer.text("code").equals(refusal);
            return isRight
                    ? null
                    : bearer.name() + " at " + door + " is due " + (refusal.isEmpty() ? "an answer" : refusal) + ": "
                            + answer;
        }
    }

    @BeforeAll
    void theDocumentsAreRead(RunningSuite running) {
        suite = running;
        operations = Operation.of(suite.asNobody().get("/openapi").ok().body());
        hospital = ScopedHospital.found(suite, HOSPITAL);
    }

    @Test
    @Order(1)
    void everyOperationHasARowAndEveryRowAnOperation() {
        assertEquals(
                names(operations), new TreeSet<>(table.rows().keySet()), "authorisation.txt and the merged document");
        assertEquals(
                List.of(),
                operations.stream()
                        .filter(operation -> !examples.has(operation))
                        .map(Operation::id)
                        .toList(),
                "operations without an example");
    }

    @Test
    @Order(2)
    void theGatewayPublishesWhatTheServicesHave() {
        Set<String> all = new TreeSet<>();
        for (String service : SERVICES) {
            all.addAll(names(Operation.of(documentOf(service))));
        }
        assertTrue(all.size() > 30, all::toString);
        assertEquals(
                all,
                names(operations).stream()
                        .filter(name -> !name.contains(" /api/auth/"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    @Order(2)
    void everyOperationDeclaresTheRolesOfItsRow() {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            Row row = table.row(operation);
            Set<String> declared = new TreeSet<>();
            operation.definition().path("x-roles").forEach(role -> declared.add(role.asText()));
            Set<String> due = row.roles().stream().map(Role::code).collect(Collectors.toCollection(TreeSet::new));
            if (!declared.equals(due)) {
                wrong.add(operation.name() + " declares " + declared + ", the table says " + due);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    @Order(3)
    void whoMayNotIsRefusedAndChangesNothing() {
        List<Cell> cells =
                cells().stream().filter(cell -> !cell.refusal().isEmpty()).toList();
        assertTrue(cells.size() > 2_000, cells.size() + " cells");
        Snapshot before = snapshot();
        assertEquals("", judged(cells));
        assertEquals(List.of(), before.differences(snapshot()));
    }

    @Test
    @Order(4)
    void whoMayIsAnswered() {
        // reads first: a write makes scorecards stale, and each read after it would compute them anew
        List<Cell> cells = cells().stream()
                .filter(cell -> cell.refusal().isEmpty())
                .sorted(Comparator.comparing(cell -> cell.request().operation().isWrite()))
                .toList();
        assertTrue(cells.size() > 1_000, cells.size() + " cells");
        assertEquals("", judged(cells));
    }

    @Test
    @Order(5)
    void whoMayNotLearnsNothingAboutTheBody() {
        List<Cell> cells = cells().stream()
                .filter(cell -> !cell.refusal().isEmpty() && cell.request().text() != null)
                // whether a number is there is looked up once the request is understood
                .filter(cell -> !cell.refusal().equals("NOT_FOUND"))
                // so is which centre it is about: the tree is known to the capability, not to the door
                .filter(cell -> !cell.refusal().equals("CENTRE_OUT_OF_SCOPE"))
                .filter(cell -> !cell.door().equals(GATEWAY))
                .flatMap(cell -> Stream.of(
                                cell.request().withText("{"),
                                cell.request().withMediaType(cell.request().mediaType() + ";charset=gb18030"))
                        .map(bad -> new Cell(bad, cell.bearer(), cell.door(), cell.refusal())))
                .toList();
        assertTrue(cells.size() > 200, cells.size() + " cells");
        assertEquals("", judged(cells));
    }

    @Test
    @Order(6)
    void aKeyIsNoWayAroundTheRole() {
        String path = "/api/budget/v1/hospitals/" + HOSPITAL + "/executions";
        Map<String, Object> body = Map.of("source", "twin", "batch", "twin", "lines", List.of());
        suite.as(Person.of(Role.CONNECTOR, HOSPITAL).named("twin"))
                .post(path, body, "twin")
                .ok();
        suite.as(Person.of(Role.AUDITOR, HOSPITAL).named("twin"))
                .post(path, body, "twin")
                .refused(403, "FORBIDDEN_ROLE");
        suite.as(Person.of(Role.CONNECTOR, hospital.other()).named("twin"))
                .post(path, body, "twin")
                .refused(403, "HOSPITAL_OUT_OF_SCOPE");
    }

    @Test
    @Order(7)
    void everyWriteAndEveryRefusalStandsInTheAuditTrail() {
        // as the services name them: the merged document tells operations of one name apart
        List<Operation> own = SERVICES.stream()
                .flatMap(service -> Operation.of(documentOf(service)).stream())
                .toList();
        // refusals are stored behind their answers
        Wait.upTo(RECORDED_WITHIN).until(() -> unrecorded(own), List::isEmpty);
    }

    /** The operations, with an outcome that they had and that is not in the trail. */
    private List<String> unrecorded(List<Operation> own) {
        return own.stream()
                .filter(operation -> table.row(operation).needsRole())
                .flatMap(operation -> Stream.of("ACCEPTED", "REFUSED")
                        .filter(outcome -> outcome.equals("REFUSED") || changes(operation))
                        .filter(outcome -> !isRecorded(operation, outcome))
                        .map(outcome -> operation.name() + " " + outcome))
                .toList();
    }

    private boolean changes(Operation operation) {
        return operation.isWrite() && !ASKING.contains(operation.id()) && !isAbsent(operation);
    }

    private boolean isRecorded(Operation operation, String outcome) {
        String service = Stream.of(operation.path().split("/")).limit(4).collect(Collectors.joining("/"));
        String trail = operation.path().contains("{hospital}") ? service + "/hospitals/" + HOSPITAL : service;
        Answer found = suite.as(Account.AUDITOR)
                .get(trail + "/audit-entries?limit=1&operation=" + operation.id() + "&outcome=" + outcome)
                .ok();
        return !found.body().path("items").isEmpty();
    }

    private String judged(List<Cell> cells) {
        return Together.ask(cells, cell -> cell.judge(cell.request().send(client(cell)))).stream()
                .filter(Objects::nonNull)
                .limit(SHOWN_MAX)
                .collect(Collectors.joining("\n"));
    }

    private List<Cell> cells() {
        List<Bearer> bearers = Bearers.of(hospital);
        List<Cell> cells = new ArrayList<>();
        for (Operation operation : operations) {
            for (String door : doors(operation)) {
                for (Bearer bearer : bearers) {
                    if (!door.equals(GATEWAY) || AT_THE_GATEWAY.contains(bearer.reach())) {
                        cells.addAll(cells(operation, bearer, door));
                    }
                }
            }
        }
        return cells;
    }

    private List<Cell> cells(Operation operation, Bearer bearer, String door) {
        Row row = table.row(operation);
        List<Cell> cells = new ArrayList<>();
        if (row.scope().isOfOneCentre() || !row.scope().isOfCentres()) {
            for (String centre : row.scope().isOfOneCentre() ? CENTRES : List.of(ScopedHospital.OWN)) {
                for (Request request : examples.requests(operation, hospital.values(centre))) {
                    cells.add(new Cell(request, bearer, door, refusal(operation, bearer, row, centre)));
                }
            }
            return cells;
        }
        Map<String, String> values = hospital.values(ScopedHospital.OWN);
        for (Request whole : examples.requests(operation, values)) {
            cells.add(new Cell(whole, bearer, door, bearer.refusal(row, null)));
            if (operation.hasParameter("query", "centre")) {
                for (String centre : CENTRES) {
                    Request one = whole.asking("centre=" + centre);
                    cells.add(new Cell(one, bearer, door, bearer.refusal(row, centre)));
                }
            }
        }
        return cells;
    }

    /** Where no document is being approved there is no approval. */
    private String refusal(Operation operation, Bearer bearer, Row row, String centre) {
        String due = bearer.refusal(row, centre);
        return due.isEmpty() && isAbsent(operation) ? "NOT_FOUND" : due;
    }

    private boolean isAbsent(Operation operation) {
        return operation.path().contains("{approval}") && !hospital.hasApprovals();
    }

    /** The service that has the operation, and the gateway before it. */
    private List<String> doors(Operation operation) {
        return switch (operation.path().split("/")[2]) {
            case "budget" -> List.of("budget-service", GATEWAY);
            case "catalog" -> List.of("indicator-catalog-service", GATEWAY);
            case "evaluation" -> List.of("evaluation-service", GATEWAY);
            default -> List.of(GATEWAY);
        };
    }

    private Client client(Cell cell) {
        Person person = cell.bearer().person();
        return (person == null ? suite.asNobody() : suite.as(person)).at(suite.port(cell.door()));
    }

    private Snapshot snapshot() {
        return Snapshot.of(suite, List.of(hospital.code(), hospital.other()), List.of(hospital.draft()));
    }

    private JsonNode documentOf(String service) {
        return suite.asNobody()
                .at(suite.port(service))
                .get("/openapi?format=json")
                .ok()
                .body();
    }

    private static Set<String> names(List<Operation> operations) {
        return operations.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
