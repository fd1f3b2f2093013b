package dev.heng.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Dockerfile, read without an engine. */
class ImagesTest {
    private static final Pattern SERVICES_LINE = Pattern.compile("(?m)^services=\"(.*)\"$");
    private static final Pattern FLAG = Pattern.compile("\"(-XX:\\+\\w+|-D[^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("(?i)password|secret|token|credential|BEGIN .*KEY");
    private static final List<Instruction> DOCKERFILE =
            instructions(Project.read(Project.MODULE.resolve("images/Dockerfile")));

    private record Instruction(String word, String rest) {}

    @Test
    void everyStageStandsOnTheOneNamedBase() {
        assertTrue(DOCKERFILE.contains(new Instruction("ARG", "BASE=eclipse-temurin:25-jre")));
        assertEquals(List.of("${BASE} AS record", "${BASE}"), of(DOCKERFILE, "FROM"));
    }

    @Test
    void theServiceRunsAsAUserByNumberAndOwnsNothingThatItRuns() {
        assertEquals(List.of("10001:10001"), of(last(), "USER"));
        assertEquals(List.of("--from=record --chown=0:0 /opt/heng/ /opt/heng/"), of(last(), "COPY"));
        assertTrue(of(last(), "RUN").isEmpty());
    }

    @Test
    void theUserIsTheOneOfTheChart() throws IOException {
        String values = Project.read(Project.CHART.resolve("values.yaml"));

        assertTrue(values.contains("\nuserId: 10001\n"));
    }

    @Test
    void theServiceIsTheFirstProcessAndHearsItsSignals() throws IOException {
        List<String> entry = of(last(), "ENTRYPOINT");

        assertEquals(1, entry.size());
        assertEquals(
                List.of("java", "@jvm.options", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"),
                List.of(new ObjectMapper().readValue(entry.getFirst(), String[].class)));
        assertTrue(of(last(), "CMD").isEmpty());
    }

    @Test
    void noSecretIsBuiltIn() {
        DOCKERFILE.forEach(
                instruction -> assertFalse(SECRET.matcher(instruction.rest()).find(), instruction::toString));
        assertTrue(of(DOCKERFILE, "ENV").isEmpty());
        assertEquals(Set.of("BASE=eclipse-temurin:25-jre", "SERVICE"), Set.copyOf(of(DOCKERFILE, "ARG")));
    }

    @Test
    void everyServiceHasAnImage() {
        String script = Project.read(Project.MODULE.resolve("images/build"));
        String services = SERVICES_LINE
                .matcher(script)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertEquals(Set.copyOf(Project.SERVICES), Set.of(services.split(" ")));
    }

    /** What proved itself on one machine also runs in a pod. */
    @Test
    void theFlagsAreThoseOfTheLocalDefault() {
        String local = Project.read(Project.ROOT.resolve("deploy/local/src/main/java/dev/heng/local/Services.java"));
        Set<String> flags = new TreeSet<>();
        FLAG.matcher(local).results().forEach(flag -> flags.add(flag.group(1)));
        assertFalse(flags.isEmpty());
        // A pod has no file for it.
        flags.add("-XX:+ErrorFileToStdout");

        Set<String> options = new TreeSet<>(Project.read(Project.MODULE.resolve("images/jvm.options"))
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList());

        assertEquals(flags, options);
    }

    private static List<Instruction> last() {
        int from = DOCKERFILE.lastIndexOf(new Instruction("FROM", "${BASE}"));
        return DOCKERFILE.subList(from, DOCKERFILE.size());
    }

    private static List<String> of(List<Instruction> instructions, String word) {
        return instructions.stream()
                .filter(instruction -> instruction.word().equals(word))
                .map(Instruction::rest)
                .toList();
    }

    private static List<Instruction> instructions(String text) {
        List<Instruction> found = new ArrayList<>();
        Stream.of(text.replace("\\\n", " ").split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> found.add(new Instruction(
                        line.substring(0, line.indexOf(' ')),
                        line.substring(line.indexOf(' ')).strip())));
        return found;
    }
}
