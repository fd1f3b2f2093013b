package dev.heng.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where things lie in the checkout, seen from this module's folder. */
final class Project {
    static final Path MODULE = Path.of("").toAbsolutePath();
    static final Path ROOT = MODULE.resolve("../..").normalize();
    static final Path CHART = MODULE.resolve("heng");
    static final Path TARGET = MODULE.resolve("target");
    static final List<String> SERVICES =
            List.of("gateway", "budget-service", "indicator-catalog-service", "evaluation-service");
    /** The services that own a database. */
    static final List<String> STORES = List.of("budget-service", "indicator-catalog-service", "evaluation-service");

    private Project() {}

    static String properties(String service) {
        return read(ROOT.resolve(service).resolve("src/main/resources/application.properties"));
    }

    /** The package that the build made of a service. */
    static Path application(String service) {
        return ROOT.resolve(service).resolve("target/quarkus-app");
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
