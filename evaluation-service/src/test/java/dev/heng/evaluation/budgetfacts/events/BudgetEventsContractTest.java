package dev.heng.evaluation.budgetfacts.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.budgetfacts.events.BudgetEvent.CellChanged;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every example that budget-service has ever given of the topics read here is understood, and every type that it publishes is handled. */
class BudgetEventsContractTest {
    static final Path EVENTS = Path.of("../budget-service/contracts/events/v1");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(".example.json"))
                    .filter(file -> !file.getFileName().toString().startsWith("alert-changed."))
                    .sorted()
                    .toList();
        }
    }

    static String type(Path example) {
        return "heng.budget." + example.getFileName().toString().split("\\.")[0];
    }

    private static byte[] cell(String member, String value) {
        return """
                {"hospital":"h","centre":"c","subject":"s","fund":"OWN","project":"-","month":"2026-03","original":null,"adjustment":null,
                "reserved":null,"executed":1.5,"incarnation":1,"version":1,"sequence":9,"added":"later"}""".replaceFirst("\"" + member + "\":[^,}]+", Matcher.quoteReplacement("\"" + member + "\":" + value))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyExampleIsUnderstood() throws IOException {
        assertFalse(examples().isEmpty());
        for (Path example : examples()) {
            BudgetEvent event = EventReader.read(type(example), Files.readAllBytes(example));
            assertTrue(event != null, example.toString());
        }
    }

    @Test
    void everyPublishedTypeIsHandled() throws IOException {
        Set<String> published = new TreeSet<>();
        try (Stream<Path> files = Files.list(EVENTS)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json"))
                    .forEach(name -> published.add(name.replace(".schema.json", "")));
        }
        // a type that is not in this list forces a decision; alerts have a topic of their own, which nobody here reads
        assertEquals(
                new TreeSet<>(Set.of(
                        "alert-changed",
                        "cell-changed",
                        "centre-changed",
                        "chart-changed",
                        "hospital-changed",
                        "period-changed",
                        "watermark-reached")),
                published);
    }

    @Test
    void amountsAreExactAndNullIsNone() {
        CellChanged read =
                (CellChanged) EventReader.read("heng.budget.cell-changed", cell("executed", "999999999999999.9999"));
        assertEquals(new BigDecimal("999999999999999.9999"), read.executed());
        assertEquals(202603, read.month());
        assertEquals(null, read.original());
    }

    @Test
    void whatTheTablesCannotHoldIsNotUnderstood() {
        String type = "heng.budget.cell-changed";
        for (byte[] body : List.of(
                cell("executed", "\"1\""),
                cell("executed", "1.00001"),
                cell("executed", "1e30"),
                cell("month", "\"2026-13\""),
                cell("centre", "\"a b\""),
                cell("fund", "\"a\\u0000b\""),
                cell("version", "1.5"),
                cell("version", "null"),
                "[]".getBytes(StandardCharsets.UTF_8),
                "".getBytes(StandardCharsets.UTF_8),
                "{".getBytes(StandardCharsets.UTF_8))) {
            assertThrows(
                    UnreadableEvent.class,
                    () -> EventReader.read(type, body),
                    new String(body, StandardCharsets.UTF_8));
        }
        assertThrows(UnreadableEvent.class, () -> EventReader.read(type, null));
        assertThrows(UnreadableEvent.class, () -> EventReader.read(null, cell("version", "1")));
    }
}
