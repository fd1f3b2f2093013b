package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many of the largest bodies at once: each is judged or told to come again, and no service runs out of memory over them. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeBodiesJourney {
    private static final String DEPARTMENT = "D-1";
    private static final int AT_ONCE = 6;
    private static final int LINES = 10_000;
    private static final String MEMO = "x".repeat(3_000);
    private static final int SMALLEST_VALUES = 10_000_000;

    private RunningSuite suite;
    private StoryHospital hospital;

    @BeforeAll
    void aHospital(RunningSuite running) {
        suite = running;
        hospital = StoryHospital.found(suite, "e2e-large-bodies", Yardstick.CHART, List.of(DEPARTMENT));
    }

    /** The statuses of one request that is sent several times at once. */
    private Set<Integer> together(Account account, String method, String path, String body) {
        Client client = suite.as(account).careless();
        return Together.ask(
                        Collections.nCopies(AT_ONCE, path), each -> client.send(method, each, body, "application/json")
                                .status())
                .stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String values(String member, int count) {
        return "{\"" + member + "\":[" + "{},".repeat(count) + "{}]}";
    }

    private void assertBudgetServiceGoesOn(String id) {
        hospital.post("after", Line.of(id, DEPARTMENT, "COST", "2025-01-31", "1"))
                .ok();
    }

    @Test
    void tenThousandLongLinesAreJudged() {
        String lines = IntStream.range(0, LINES)
                .mapToObj(number ->
                        "{\"id\":\"long-%d\",\"centre\":\"%s\",\"subject\":\"COST\",\"date\":\"2025-01-31\",\"amount\":\"1\",\"memo\":\"%s\"}"
                                .formatted(number, DEPARTMENT, MEMO))
                .collect(Collectors.joining(","));
        String body = "{\"source\":\"HIS\",\"batch\":\"long\",\"lines\":[" + lines + "]}";
        Set<Integer> told = together(Account.HIS, "POST", hospital.budget("/executions"), body);
        assertTrue(told.remove(400), () -> "a memo is too long: " + told);
        told.remove(503);
        assertEquals(Set.of(), told);
        assertBudgetServiceGoesOn("after-long-lines");
    }

    @Test
    void millionsOfTheSmallestValuesAreTooMany() {
        Set<Integer> told =
                together(Account.HIS, "POST", hospital.budget("/executions"), values("lines", SMALLEST_VALUES));
        assertTrue(told.remove(413), told::toString);
        told.remove(503);
        assertEquals(Set.of(), told);
        assertBudgetServiceGoesOn("after-small-values");
    }

    @Test
    void anAdoptionOfMillionsOfValuesIsTooLarge() {
        Set<Integer> told = together(
                Account.OFFICE, "PUT", hospital.evaluation("/adoptions/2025"), values("schemes", SMALLEST_VALUES));
        assertTrue(told.remove(413), told::toString);
        told.remove(503);
        assertEquals(Set.of(), told);
        suite.as(Account.OFFICE)
                .get(hospital.evaluation("/scorecards?period=2025"))
                .ok();
    }

    @Test
    void theCatalogueRefusesWhatItCannotHold() {
        suite.as(Account.ADMIN)
                .careless()
                .send("POST", "/api/catalog/v1/formulas/check", values("formula", SMALLEST_VALUES), "application/json")
                .refused(413, "BODY_TOO_LARGE");
    }
}
