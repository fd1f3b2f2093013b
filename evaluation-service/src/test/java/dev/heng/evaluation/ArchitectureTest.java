package dev.heng.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The architecture: this map is the diagram, and the README shows it. */
class ArchitectureTest {
    private static final String ROOT = "dev.heng.evaluation";
    private static final Path SOURCES = Path.of("src/main/java/dev/heng/evaluation");
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- map: written by ArchitectureTest -->";
    private static final String END = "<!-- end of map -->";

    /** Every capability may import these too; they import no capability. */
    private static final Map<String, Set<String>> FOUNDATION = Map.of(
            "outbox", Set.of("settings", "sql", "web"),
            "settings", Set.of(),
            "sql", Set.of(),
            "web", Set.of());

    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "formula", Set.of(),
            "audit", Set.of(),
            "scoring", Set.of("formula"),
            "budgetfacts", Set.of(),
            "indicators", Set.of("formula", "scoring"),
            "scheme", Set.of("budgetfacts", "formula", "indicators"),
            "collection", Set.of("budgetfacts", "formula", "scheme"),
            "result", Set.of("budgetfacts", "collection", "formula", "indicators", "scheme", "scoring"));

    /** Nothing at all but java and each other. */
    private static final Set<String> PURE = Set.of("formula", "scoring");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Map<String, Set<String>> all() {
        Map<String, Set<String>> all = new TreeMap<>(FOUNDATION);
        MAY_IMPORT.forEach((capability, neighbours) -> {
            Set<String> allowed = new TreeSet<>(neighbours);
            if (!PURE.contains(capability)) {
                allowed.addAll(FOUNDATION.keySet());
            }
            all.put(capability, allowed);
        });
        return all;
    }

    @Test
    void theMapNamesEveryFolder() throws IOException {
        Set<String> folders = new TreeSet<>();
        try (Stream<Path> entries = Files.list(SOURCES)) {
            entries.forEach(entry -> folders.add(entry.getFileName().toString()));
        }
        assertEquals(all().keySet(), folders);
    }

    @Test
    void capabilitiesImportOnlyWhatTheMapAllows() {
        Map<String, Set<String>> all = all();
        all.forEach((from, allowed) -> all.keySet().stream()
                .filter(to -> !to.equals(from) && !allowed.contains(to))
                .forEach(to -> noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + from + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + "." + to + "..")
                        .check(CLASSES)));
    }

    @Test
    void nobodyReachesIntoAnotherCapabilitysRooms() {
        all().keySet().forEach(capability -> noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + capability + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "." + capability + ".*..")
                .allowEmptyShould(true)
                .check(CLASSES));
    }

    @Test
    void nobodyImportsTheHttpEdgeOfACapability() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".*.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*.rest..")
                .check(CLASSES);
    }

    @Test
    void capabilitiesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void arithmeticIsPure() {
        PURE.forEach(capability -> classes()
                .that()
                .resideInAPackage(ROOT + "." + capability + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".formula..", ROOT + ".scoring..")
                .check(CLASSES));
    }

    @Test
    void doorsKnowNoFramework() {
        MAY_IMPORT.keySet().forEach(capability -> noClasses()
                .that()
                .resideInAPackage(ROOT + "." + capability)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "com.fasterxml..",
                        "jakarta.ws.rs..",
                        "org.apache.kafka..",
                        "org.eclipse.microprofile..",
                        "org.hibernate..")
                .check(CLASSES));
    }

    @Test
    void httpStaysAtTheEdge() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".*.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(CLASSES);
    }

    @Test
    void onlyConsumerAndRelayKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".budgetfacts.events..", ROOT + ".outbox.relay..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void theTimeComesFromTheClock() {
        for (String type : Set.of("Instant", "LocalDate", "LocalDateTime", "ZonedDateTime", "OffsetDateTime")) {
            noClasses().should().callMethod("java.time." + type, "now").check(CLASSES);
        }
    }

    @Test
    void transactionsBeginInUseCasesAndTheInboxOnly() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(ROOT + ".*.rest..", ROOT + ".sql..")
                .should()
                .beAnnotatedWith("jakarta.transaction.Transactional")
                .check(CLASSES);
    }

    @Test
    void theReadmeShowsTheMap() throws IOException {
        StringBuilder map = new StringBuilder(BEGIN).append("\n| package | may import |\n|---|---|\n");
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        Stream.of("formula", "scoring", "indicators", "scheme", "budgetfacts", "collection", "result")
                .forEach(capability -> rows.put(capability, new TreeSet<>(MAY_IMPORT.get(capability))));
        new TreeMap<>(FOUNDATION).forEach((name, allowed) -> rows.put(name + " (foundation)", new TreeSet<>(allowed)));
        rows.forEach((name, allowed) -> map.append("| `%s` | %s |%n"
                .formatted(name, allowed.isEmpty() ? "-" : String.join(", ", allowed))
                .replace(" (foundation)`", "` (foundation)")));
        map.append(END);

        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END) + END.length();
        String current = readme.substring(begin, end);
        if (!current.equals(map.toString()) && !"true".equals(System.getenv("CI"))) {
            Files.writeString(README, readme.substring(0, begin) + map + readme.substring(end));
        }
        assertEquals(map.toString(), current, "README.md has been rewritten; look at it and commit it");
    }
}
