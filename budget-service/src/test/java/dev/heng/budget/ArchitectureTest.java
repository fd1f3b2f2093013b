package dev.heng.budget;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The map of the capabilities, held: who may import whom. The map is the diagram in the README. */
class ArchitectureTest {
    private static final String ROOT = "dev.heng.budget";
    private static final Set<String> FOUNDATION = Set.of("outbox", "sheet", "web");
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("adjustment", Set.of("approval", "ledger", "organisation", "ownership", "subject")),
            Map.entry("alerting", Set.of("analysis", "control", "cycle", "ledger", "organisation", "subject")),
            Map.entry("analysis", Set.of("cycle", "organisation", "review", "subject")),
            Map.entry("approval", Set.of("organisation")),
            Map.entry("audit", Set.of()),
            Map.entry("closing", Set.of("ledger", "organisation", "reconciliation")),
            Map.entry(
                    "consolidation",
                    Set.of("approval", "cycle", "ledger", "organisation", "preparation", "review", "subject")),
            Map.entry("control", Set.of("ledger", "organisation", "subject")),
            Map.entry("cycle", Set.of("organisation")),
            Map.entry("execution", Set.of("ledger", "organisation")),
            Map.entry("forecast", Set.of("ledger", "organisation", "subject")),
            Map.entry("ledger", Set.of()),
            Map.entry("mapping", Set.of("ledger", "organisation", "subject")),
            Map.entry("organisation", Set.of("ledger", "subject")),
            Map.entry("ownership", Set.of("ledger", "organisation", "subject")),
            Map.entry("preparation", Set.of("approval", "cycle", "ledger", "organisation", "subject")),
            Map.entry("reconciliation", Set.of("ledger", "organisation")),
            Map.entry("review", Set.of("cycle", "ledger", "organisation", "ownership", "preparation", "subject")),
            Map.entry("settlement", Set.of("approval", "closing", "cycle", "ledger", "organisation", "subject")),
            Map.entry("subject", Set.of("ledger")),
            Map.entry("outbox", Set.of("web")),
            Map.entry("sheet", Set.of()),
            Map.entry("web", Set.of())));
    private static final java.nio.file.Path README = java.nio.file.Path.of("README.md");
    private static final Pattern MAP_BLOCK = Pattern.compile("(?s)<!-- map -->.*<!-- /map -->");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theMapNamesEveryFolder() throws IOException {
        try (var folders = Files.list(java.nio.file.Path.of("src/main/java/dev/heng/budget"))) {
            Set<String> found = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(MAY_IMPORT.keySet(), found, "every folder of the root package is a capability in the map");
        }
    }

    @Test
    void everyCapabilityStatesWhatItOwns() {
        for (String capability : MAY_IMPORT.keySet()) {
            var statement = java.nio.file.Path.of("src/main/java/dev/heng/budget", capability, "package-info.java");
            assertEquals(true, Files.exists(statement), statement + " is there");
        }
    }

    @Test
    void capabilitiesImportOnlyWhatTheMapAllows() {
        MAY_IMPORT.forEach((capability, neighbours) -> {
            Set<String> allowed = new TreeSet<>(neighbours);
            allowed.add(capability);
            if (!FOUNDATION.contains(capability)) {
                allowed.addAll(FOUNDATION);
            }
            String[] forbidden = MAY_IMPORT.keySet().stream()
                    .filter(other -> !allowed.contains(other))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + capability + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .because("the map allows " + capability + " to import " + allowed)
                    .check(CLASSES);
        });
    }

    @Test
    void nobodyReachesIntoAnotherCapabilitysRooms() {
        for (String capability : MAY_IMPORT.keySet()) {
            noClasses()
                    .that(not(resideInAPackage(ROOT + "." + capability + "..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "." + capability + ".(*)..")
                    .check(CLASSES);
        }
    }

    @Test
    void capabilitiesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Panache repositories are what the customer named; they are the one Quarkus type that a door may show. */
    @Test
    void doorsKnowNoFramework() {
        String[] doors = MAY_IMPORT.keySet().stream()
                .filter(capability -> !FOUNDATION.contains(capability))
                .map(capability -> ROOT + "." + capability)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAnyPackage(doors)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.quarkus..",
                                "com.fasterxml..",
                                "jakarta.ws.rs..",
                                "org.apache.kafka..",
                                "io.vertx..")
                        .and(not(resideInAPackage("io.quarkus.hibernate.orm.panache.."))))
                .check(CLASSES);
    }

    @Test
    void httpIsSpokenOnlyAtTheEdge() {
        noClasses()
                .that(not(resideInAPackage("..rest..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(CLASSES);
        noClasses()
                .that(not(resideInAPackage("..rest..")))
                .should()
                .beAnnotatedWith(Path.class)
                .check(CLASSES);
    }

    @Test
    void kafkaIsSpokenOnlyByTheOutbox() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".outbox..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheClock() {
        for (Class<?> type : Set.of(
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                YearMonth.class,
                ZonedDateTime.class)) {
            ArchRule rule = noClasses().should().callMethod(type, "now");
            rule.check(CLASSES);
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Helper|Manager|Impl|Dto|VO|Data|Info)")
                .check(CLASSES);
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..common..", "..util..", "..shared..", "..helper..", "..misc..", "..base..", "..core..")
                .check(CLASSES);
    }

    /** The README shows the map; when it differs it is rewritten and the test fails, so that the new one is seen and committed. */
    @Test
    void theReadmeShowsTheMap() throws IOException {
        StringBuilder rows = new StringBuilder("<!-- map -->\n| capability | may import |\n|---|---|\n");
        MAY_IMPORT.forEach((capability, neighbours) -> rows.append("| `")
                .append(capability)
                .append("` | ")
                .append(
                        neighbours.isEmpty()
                                ? "-"
                                : new TreeSet<>(neighbours)
                                        .stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                .append(FOUNDATION.contains(capability) ? " (foundation: everyone may import it)" : "")
                .append(" |\n"));
        String block = rows.append("<!-- /map -->").toString();
        String before = Files.readString(README);
        String after = MAP_BLOCK.matcher(before).replaceFirst(java.util.regex.Matcher.quoteReplacement(block));
        if (!before.equals(after)) {
            Files.writeString(README, after);
        }
        assertEquals(before, after, "the map in README.md has been brought up to date: commit it");
    }
}
