package dev.heng.edge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The edge stays an edge: it knows no service, and its rooms do not know each other. */
class EdgeArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.heng");

    @Test
    void knowsNoService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.heng.budget..", "dev.heng.catalog..", "dev.heng.evaluation..", "dev.heng.gateway..")
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void theDoorKnowsNoRoom() {
        noClasses()
                .that()
                .resideInAPackage("dev.heng.edge")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.heng.edge.(*)..")
                .check(CLASSES);
    }

    @Test
    void roomsDoNotKnowEachOther() {
        slices().matching("dev.heng.edge.(*)..")
                .should()
                .notDependOnEachOther()
                // who reads the trail is asked who he is, and the loop that writes it is watched
                .ignoreDependency(
                        resideInAPackage("dev.heng.edge.audit"),
                        resideInAnyPackage("dev.heng.edge.access", "dev.heng.edge.health"))
                .check(CLASSES);
    }
}
