package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static dev.heng.e2e.Amounts.assertSameToTenDecimals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.demo.ExpectedScorecard;
import dev.heng.demo.XHospital;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo hospital goes in through the public API and comes out as the scorecards that its files give. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHospitalJourney {
    private static final String SCORECARDS = "/api/evaluation/v1/hospitals/x-hospital/scorecards";
    private static final BigDecimal GOLDEN = new BigDecimal("92.70");
    private static final Pattern LINES = Pattern.compile("execution lines: (\\S+) new, (\\S+) known");

    private final XHospital hospital = XHospital.read();
    private RunningSuite suite;
    private Client office;

    @BeforeAll
    void theDemoHospitalIsLoaded(RunningSuite running) {
        suite = running;
        running.demo();
        office = running.as(Account.OFFICE);
    }

    @Test
    void theScorecardOfTheYearIsTheOneThatTheFilesGive() {
        ExpectedScorecard expected = ExpectedScorecard.of(hospital, 2025);
        JsonNode card = office.get(SCORECARDS + "/H/2025").ok().body();
        assertEquals("COMPLETE", card.path("status").asText(), card::toString);
        assertFigure(expected.basic(), card, "basic");
        assertFigure(expected.auxiliary(), card, "auxiliary");
        assertFigure(expected.composite(), card, "composite");
        assertFigure(expected.modifier(), card, "modifier");
        assertFigure(expected.exact(), card, "exact");
        assertSame(expected.score(), Amounts.of(card.path("score")), "score");
        assertEquals("GOOD", card.path("grade").asText());
        assertEquals("良好", card.path("gradeName").asText());
        expected.contributions().forEach((code, contribution) -> {
            JsonNode item = Yardstick.item(card, code);
            assertFigure(expected.actuals().get(code), item, "actual");
            assertFigure(expected.budgets().get(code), item, "budget");
            assertFigure(contribution, item, "contribution");
        });
        BigDecimal distance = Amounts.of(card.path("exact")).subtract(GOLDEN).abs();
        assertTrue(distance.compareTo(new BigDecimal("0.1")) < 0, "beside the golden score, not " + distance + " off");
    }

    @Test
    void everyCentreHasACompleteScorecardOfTheYear() {
        List<JsonNode> cards = office.list(SCORECARDS + "?limit=1000&period=2025");
        assertEquals(
                hospital.centres().size(),
                cards.stream()
                        .map(card -> card.path("centre").asText())
                        .distinct()
                        .count());
        for (JsonNode card : cards) {
            assertEquals("COMPLETE", card.path("status").asText(), card::toString);
        }
        assertEquals(
                52,
                office.list(SCORECARDS + "?limit=1000&period=2025&centreType=REVENUE")
                        .size());
    }

    @Test
    void aVetoMakesTheScoreZeroAndLeavesTheOtherVisible() {
        JsonNode card = office.get(SCORECARDS + "/C-ORT2/2025-Q3").ok().body();
        assertSame(BigDecimal.ZERO, Amounts.of(card.path("score")), "score");
        assertSame(BigDecimal.ZERO, Amounts.of(card.path("veto")), "veto");
        assertEquals("BAD", card.path("grade").asText());
        assertTrue(card.path("flags").toString().contains("\"VETOED\""), card::toString);
        assertTrue(Amounts.of(card.path("modified")).signum() > 0, card::toString);
    }

    @Test
    void loadingItAgainChangesNothing() {
        Map<String, JsonNode> before = scorecards();
        String tag = office.get(SCORECARDS + "/H/2025").ok().header("ETag");
        Matcher first = lines(suite.demo());
        Matcher second = lines(suite.loadDemo());
        assertEquals("0", second.group(1), "no line is new");
        assertEquals(first.group(1), second.group(2), "every line is known");
        assertEquals(before, scorecards());
        assertEquals(tag, office.get(SCORECARDS + "/H/2025").ok().header("ETag"));
    }

    /** All scorecards of the last year, by centre and period. Which figures they have seen may be newer, what they say may not. */
    private Map<String, JsonNode> scorecards() {
        return List.of("2025", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4").stream()
                .flatMap(period -> office.list(SCORECARDS + "?limit=1000&period=" + period).stream())
                .sorted(Comparator.comparing(card -> card.path("centre").asText()))
                .collect(Collectors.toMap(
                        card -> card.path("centre").asText() + " "
                                + card.path("period").asText(),
                        Scorecards::said,
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static void assertFigure(BigDecimal expected, JsonNode node, String member) {
        assertSameToTenDecimals(
                expected, Amounts.of(node.path(member)), node.path("indicator").asText("H") + " " + member);
    }

    private static Matcher lines(String printed) {
        Matcher lines = LINES.matcher(printed);
        assertTrue(lines.find(), printed);
        return lines;
    }
}
