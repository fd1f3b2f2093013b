package dev.heng.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The map below is the architecture of the gateway. */
class ArchitectureTest {
    private static final String ROOT = "dev.heng.gateway";
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "web", Set.of(),
            "session", Set.of("web"),
            "limits", Set.of("web"),
            "routing", Set.of("session", "limits", "web"),
            "apidoc", Set.of("routing", "web"));
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theMapNamesEveryFolder() throws IOException {
        try (var folders = Files.list(Path.of("src/main/java/dev/heng/gateway"))) {
            assertEquals(
                    MAY_IMPORT.keySet(),
                    folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void eachFolderImportsOnlyWhatTheMapAllows() {
        for (String from : MAY_IMPORT.keySet()) {
            for (String to : MAY_IMPORT.keySet()) {
                if (!from.equals(to) && !MAY_IMPORT.get(from).contains(to)) {
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + from + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(ROOT + "." + to + "..")
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void foldersFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theGatewayHasNoDatabaseDriver() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta.persistence..")
                .check(CLASSES);
    }
}
