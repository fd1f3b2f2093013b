package dev.heng.evaluation.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PurityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.heng.evaluation.scoring", "dev.heng.evaluation.formula");

    @Test
    void scoringKnowsOnlyJavaAndTheValuesOfFormula() {
        classes()
                .that()
                .resideInAPackage("dev.heng.evaluation.scoring")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math",
                        "java.util..",
                        "dev.heng.evaluation.scoring",
                        "dev.heng.evaluation.formula")
                .check(CLASSES);
    }

    @Test
    void formulaKnowsOnlyJava() {
        classes()
                .that()
                .resideInAPackage("dev.heng.evaluation.formula")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..", "java.math", "java.util..", "java.time..", "dev.heng.evaluation.formula")
                .check(CLASSES);
    }
}
