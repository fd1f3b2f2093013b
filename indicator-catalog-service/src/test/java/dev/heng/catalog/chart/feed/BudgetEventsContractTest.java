package dev.heng.catalog.chart.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pushes every frozen example of budget-service through the real reader. */
class BudgetEventsContractTest {
    private static final Path EXAMPLES = Path.of("../budget-service/contracts/events/v1");
    /** They travel on other topics. */
    private static final Set<String> ELSEWHERE = Set.of("cell-changed", "alert-changed");

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".example.json"))
                    .filter(file -> !ELSEWHERE.contains(event(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String event(Path file) {
        return file.getFileName().toString().split("\\.")[0];
    }

    @Test
    void understandsEveryExample() throws IOException {
        Set<String> seen = new HashSet<>();
        for (Path file : examples()) {
            String type = "heng.budget." + event(file);
            seen.add(type);
            Reading reading = OrganisationEvents.read(type, Files.readAllBytes(file));
            if (type.equals(OrganisationEvents.CHART_CHANGED)) {
                var chart = assertInstanceOf(Reading.ChartState.class, reading, file.toString())
                        .chart();
                assertFalse(chart.subjects().isEmpty());
                assertEquals(
                        chart.subjects().size(), chart.forFormulas().codes().size(), "every nature is known");
            } else {
                assertInstanceOf(Reading.OfNoConcern.class, reading, file.toString());
            }
        }
        assertTrue(seen.contains(OrganisationEvents.CHART_CHANGED), "no example of a chart in " + EXAMPLES);
        assertTrue(seen.containsAll(OrganisationEvents.OF_NO_CONCERN), "examples seen: " + seen);
    }

    /** A type that is in none of these lists forces a decision. */
    @Test
    void everyPublishedTypeIsReadOrIgnoredByName() throws IOException {
        Set<String> decided = new TreeSet<>(OrganisationEvents.OF_NO_CONCERN);
        decided.add(OrganisationEvents.CHART_CHANGED);
        ELSEWHERE.forEach(event -> decided.add("heng.budget." + event));
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            Set<String> published = files.filter(file -> file.toString().endsWith(".schema.json"))
                    .map(file -> "heng.budget." + event(file))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(decided, published);
        }
    }

    @Test
    void setsAsideWhatItDoesNotUnderstand() {
        unreadable(null, "{}");
        unreadable("heng.budget.something-new", "{}");
        unreadable("heng.budget.chart-changed", "{");
        unreadable("heng.budget.chart-changed", "null");
        unreadable("heng.budget.chart-changed", "[]");
        unreadable("heng.budget.chart-changed", "{\"chart\": \"c\", \"subjects\": [], \"meaningHash\": \"m\"}");
        unreadable(
                "heng.budget.chart-changed",
                "{\"chart\": \"c\", \"subjects\": [{}], \"meaningHash\": \"m\", \"incarnation\": 1, \"version\": 1}");
        assertInstanceOf(Reading.Unreadable.class, OrganisationEvents.read("heng.budget.chart-changed", null));
    }

    @Test
    void keepsAChartWithASubjectOfAnUnknownNature() {
        byte[] body = """
                {"chart": "c", "subjects": [{"code": "A", "nature": "FLOW", "unit": "MONEY", "category": "INCOME"},
                    {"code": "B", "nature": "SOMETHING_NEW", "unit": "MONEY", "category": "INCOME"}],
                 "meaningHash": "m", "incarnation": 2, "version": 3, "later": {"added": 1}}""".getBytes(StandardCharsets.UTF_8);
        var chart = assertInstanceOf(
                        Reading.ChartState.class, OrganisationEvents.read("heng.budget.chart-changed", body))
                .chart();
        assertEquals(2, chart.subjects().size());
        assertEquals(List.of("A"), List.copyOf(chart.forFormulas().codes()));
    }

    private static void unreadable(String type, String body) {
        assertInstanceOf(
                Reading.Unreadable.class,
                OrganisationEvents.read(type, body.getBytes(StandardCharsets.UTF_8)),
                type + " " + body);
    }
}
