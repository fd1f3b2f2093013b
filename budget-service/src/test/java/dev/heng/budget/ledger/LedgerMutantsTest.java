package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Mutants of the ledger's SQL functions, which no mutation tool for Java reaches: each function is replaced by itself with one slip, and
 * a test of the ledger has to fail. The slips stand in {@code ledger-mutants.txt}; what survives is explained there.
 */
class LedgerMutantsTest {
    private static final Logger LOG = Logger.getLogger(LedgerMutantsTest.class);
    private static final int KILLED_PERCENT_MIN = 80;
    /** {@code -Dtests.mutants='ledger_(post|replay)'} tries those of the functions in whose name this is found. */
    private static final Pattern ONLY = Pattern.compile(System.getProperty("tests.mutants", ""));
    /** A planted slip is found or not by the same random steps each time. */
    private static final String SEED = "tests.seed";
    /** Quick ones first; the first that fails ends a mutant. */
    private static final List<String> TESTS = List.of(
            LimitTest.class.getName(),
            DaySealTest.class.getName(),
            PostingTest.class.getName(),
            OneLineTest.class.getName(),
            ControlRuleTest.class.getName(),
            OwnerLimitTest.class.getName(),
            CountedCellsTest.class.getName(),
            LatePostingTest.class.getName(),
            MappingTest.class.getName(),
            DividedLineTest.class.getName(),
            ReversalTest.class.getName(),
            OverrideTest.class.getName(),
            RemediesTest.class.getName(),
            AdjustmentTest.class.getName(),
            ReservationCarryTest.class.getName(),
            SplitTest.class.getName(),
            ReservationTest.class.getName(),
            SuspenseQueueTest.class.getName(),
            WaitingForAPostingTest.class.getName(),
            RandomStepsTest.class.getName(),
            PostingAtTheSameTimeTest.class.getName(),
            RandomRulesTest.class.getName(),
            RandomReservationsTest.class.getName(),
            ReservationsAtTheSameTimeTest.class.getName(),
            LimitsAtTheSameTimeTest.class.getName(),
            AdjustmentsAtTheSameTimeTest.class.getName(),
            "dev.heng.budget.outbox.RelayTest");

    private final LedgerDatabase database = LedgerDatabase.create("mutants");
    private final Map<String, String> definitions = new TreeMap<>();

    /** A change of the functions has to take the mutants with it: one that no longer applies would protect nothing. */
    @Test
    void everyMutantAppliesToTheFunctionsAsTheyAre() {
        List<String> astray = LedgerMutant.all().stream()
                .filter(mutant -> mutant.occurrences(definition(mutant.function())) != 1)
                .map(LedgerMutant::toString)
                .toList();
        assertEquals(
                List.of(),
                astray,
                "the text before => does not stand exactly once in the newest version of the function:"
                        + " adapt ledger-mutants.txt to the migration that changed it");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "tests.full",
            matches = "true",
            disabledReason = "takes minutes: deploy/test --full")
    void atLeastFourOfFiveMutantsAreKilledAndTheRestIsExplained() {
        everyMutantAppliesToTheFunctionsAsTheyAre();
        String seedBefore = System.getProperty(SEED);
        System.setProperty(SEED, "1");
        try {
            assertEquals("", killer(), "the tests pass on the ledger as it is");
            judge(LedgerMutant.all().stream()
                    .filter(mutant -> ONLY.matcher(mutant.function()).find())
                    .toList());
        } finally {
            if (seedBefore == null) {
                System.clearProperty(SEED);
            } else {
                System.setProperty(SEED, seedBefore);
            }
        }
    }

    private void judge(List<LedgerMutant> mutants) {
        long start = System.nanoTime();
        List<String> survivors = new ArrayList<>();
        List<String> unexplained = new ArrayList<>();
        List<String> explainedInVain = new ArrayList<>();
        for (LedgerMutant mutant : mutants) {
            String killer = killer(mutant);
            LOG.infof("%s %s", killer.isEmpty() ? "survives" : "killed by " + killer + ":", mutant);
            if (killer.isEmpty()) {
                survivors.add(mutant.toString());
                if (mutant.reason().isEmpty()) {
                    unexplained.add(mutant.toString());
                }
            } else if (!mutant.reason().isEmpty()) {
                explainedInVain.add(mutant.toString());
            }
        }
        LOG.infof(
                "mutants of the ledger's functions: %d, killed %d, survived %d, in %d s",
                mutants.size(),
                mutants.size() - survivors.size(),
                survivors.size(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        assertEquals(List.of(), unexplained, "survived without a reason");
        assertEquals(List.of(), explainedInVain, "were killed although ledger-mutants.txt says why they cannot be");
        assertTrue(
                (mutants.size() - survivors.size()) * 100 >= mutants.size() * KILLED_PERCENT_MIN, survivors::toString);
    }

    /** Plants the slip in every database, runs the tests and mends it. @return the test class that failed; empty when all passed */
    private String killer(LedgerMutant mutant) {
        String definition = definition(mutant.function());
        LedgerDatabase.runEverywhere(mutant.in(definition));
        try {
            return killer();
        } finally {
            LedgerDatabase.runEverywhere(definition);
        }
    }

    private String definition(String function) {
        return definitions.computeIfAbsent(function, name -> {
            List<String> found = database.rows("""
                    select pg_get_functiondef(oid) from pg_proc
                    where proname = '%s' and pronamespace = current_schema()::regnamespace
                    """.formatted(name));
            assertEquals(1, found.size(), "there is one function " + name + ": otherwise adapt ledger-mutants.txt");
            return found.getFirst();
        });
    }

    private static String killer() {
        for (String test : TESTS) {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(test))
                                    .build(),
                            listener);
            if (listener.getSummary().getTotalFailureCount() > 0) {
                return test.substring(test.lastIndexOf('.') + 1);
            }
            assertTrue(listener.getSummary().getTestsSucceededCount() > 0, test + " ran");
        }
        return "";
    }
}
