package dev.heng.budget.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.heng.budget.alerting.AlertChanged;
import dev.heng.budget.alerting.AlertKind;
import dev.heng.budget.alerting.AlertSeverity;
import dev.heng.budget.alerting.AlertState;
import dev.heng.budget.closing.PeriodChanged;
import dev.heng.budget.closing.PeriodState;
import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.ledger.CellEvents.CellChanged;
import dev.heng.budget.organisation.CentreChanged;
import dev.heng.budget.organisation.CentreType;
import dev.heng.budget.organisation.HospitalChanged;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.ChartChanged;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.json.JsonOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published type keeps to its schema, every example that was ever given still does, and the README names them all. */
class PublishedEventsContractTest {
    private static final Path CONTRACTS = Path.of("contracts");
    private static final Path EVENTS = CONTRACTS.resolve("events/v1");
    private static final int EXAMPLES_MIN = 2;
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final ObjectMapper MAPPER = mapper();

    /** One of each kind from the fictional hospital, with everything that may be absent absent in some of them. */
    static Stream<Object> bodies() {
        Subject subject =
                new Subject("REV_OP", "门诊收入", null, null, Category.INCOME, Nature.FLOW, Unit.MONEY, Control.NONE);
        BigDecimal large = new BigDecimal("999999999999999.9999");
        return Stream.of(
                new HospitalChanged("x-hospital", "X 医院", null, "CNY", "hospital-standard", false, 1, 1, 101),
                new CentreChanged(
                        "x-hospital",
                        "C-CARD",
                        List.of(
                                new CentreChanged.Interval(
                                        null, LocalDate.parse("2026-06-30"), "心血管内科", null, CentreType.REVENUE, "H"),
                                new CentreChanged.Interval(
                                        LocalDate.parse("2026-07-01"), null, "心脏中心", "Heart", CentreType.COST, null)),
                        false,
                        1,
                        2,
                        150),
                new ChartChanged("x-chart", "科目", null, List.of(subject), "0".repeat(64), 1, 1, 1),
                new PeriodChanged("x-hospital", "2026-03", PeriodState.CLOSED, 1, 1, 4711),
                new CellChanged(
                        "x-hospital", "C-CARD", "REV_OP", "OWN", "-", "2026-03", null, null, null, large, 1, 1, 4711),
                new CellChanged(
                        "x-hospital",
                        "C-CARD",
                        "REV_OP",
                        "FISCAL",
                        "P-1",
                        "2026-03",
                        large.negate(),
                        BigDecimal.ZERO,
                        new BigDecimal("1E+3"),
                        new BigDecimal("0.0001"),
                        1,
                        1,
                        4711),
                alert(),
                new Publisher.Watermark(63, 4711));
    }

    private static AlertChanged alert() {
        Instant at = Instant.parse("2026-03-18T08:30:12.123456Z");
        return new AlertChanged(
                "x-hospital",
                42,
                AlertKind.THRESHOLD_REACHED,
                AlertSeverity.BLOCK,
                AlertState.RESOLVED,
                null,
                2026,
                null,
                new AlertChanged.Limit("all", ControlLevel.HOSPITAL, ControlBasis.YEAR, ""),
                new AlertChanged.Reservation("erp", "PO-1", LocalDate.parse("2026-06-30")),
                new AlertChanged.Deadline(Phase.FIRST_UP, LocalDate.parse("2026-09-30")),
                BigDecimal.ZERO,
                new BigDecimal("0.0001"),
                null,
                new BigDecimal(100),
                null,
                0,
                at,
                at,
                "li.wei",
                "已处理",
                at,
                1,
                3,
                4711);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aPublishedBodyKeepsToItsSchema(Object body) throws IOException {
        JsonNode written = MAPPER.readTree(MAPPER.writeValueAsBytes(body));
        assertEquals(Set.of(), violations(schema(name(body)), written), () -> written.toPrettyString());
    }

    @Test
    void amountsArePlainNumbers() throws IOException {
        List<String> cells = bodies().filter(CellChanged.class::isInstance)
                .map(PublishedEventsContractTest::text)
                .toList();
        assertTrue(cells.getFirst().contains("\"executed\":999999999999999.9999"), cells.getFirst());
        assertTrue(cells.getLast().contains("\"reserved\":1000,\"executed\":0.0001"), cells.getLast());
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyTypeHasASchemaExamplesAndALineInTheReadme(EventKind kind) throws IOException {
        String name = kind.type().replace("heng.budget.", "");
        assertTrue(Files.exists(EVENTS.resolve(name + ".schema.json")), name);
        assertTrue(bodies().anyMatch(body -> name(body).equals(name)), "this test publishes a " + name);
        String readme = Files.readString(CONTRACTS.resolve("README.md"));
        assertTrue(readme.contains("| `" + kind.type() + "` |"), "README.md names " + kind.type());
        assertTrue(examples(name).size() >= EXAMPLES_MIN, "examples of " + name);
        for (Path example : examples(name)) {
            JsonNode frozen = MAPPER.readTree(Files.readAllBytes(example));
            assertEquals(Set.of(), violations(schema(name), frozen), example.toString());
        }
    }

    @Test
    void theFolderHoldsNothingElse() throws IOException {
        Set<String> names = Stream.of(EventKind.values())
                .map(kind -> kind.type().replace("heng.budget.", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        try (var files = Files.list(EVENTS)) {
            Set<String> found = files.map(file -> file.getFileName().toString().split("\\.")[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, found);
        }
    }

    private static List<Path> examples(String name) throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name + "."))
                    .filter(file -> file.toString().endsWith(".example.json"))
                    .toList();
        }
    }

    /** CellChanged -> cell-changed */
    private static String name(Object body) {
        return body instanceof Publisher.Watermark
                ? "watermark-reached"
                : body.getClass()
                        .getSimpleName()
                        .replaceAll("([a-z])([A-Z])", "$1-$2")
                        .toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonSchema schema(String name) throws IOException {
        return SCHEMAS.getSchema(
                MAPPER.readTree(Files.readAllBytes(EVENTS.resolve(name + ".schema.json"))),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private static Set<String> violations(JsonSchema schema, JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new JavaTimeModule()).build();
        new JsonOutput().customize(mapper);
        return mapper;
    }
}
