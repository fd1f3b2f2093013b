package dev.heng.evaluation.indicators.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.evaluation.formula.Operation;
import dev.heng.evaluation.indicators.SchemeVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every answer that the catalogue has ever promised is read by the real reader, and has every operation that can be walked. */
class CatalogueAnswersContractTest {
    private static final Path ANSWERS = Path.of("../indicator-catalog-service/contracts/responses/v1");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The answers that this service reads; a new kind forces a decision. */
    private static final Set<String> READ = Set.of("scheme-version");

    private static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            return files.filter(file -> file.toString().endsWith(".example.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyKindOfAnswerIsRead() throws IOException {
        Set<String> kinds = examples().stream()
                .map(file -> file.getFileName().toString().split("\\.")[0])
                .collect(Collectors.toSet());
        assertEquals(READ, kinds);
    }

    @Test
    void everyExampleIsUnderstoodWhole() throws IOException {
        for (Path example : examples()) {
            String text = Files.readString(example);
            JsonNode document = MAPPER.readTree(text);
            SchemeVersion version = DocumentReader.read(text);
            assertEquals(document.path("hash").asText(), version.hash(), example.toString());
            assertEquals(
                    document.path("items").size(), version.scoring().items().size(), example.toString());
            document.path("indicators").properties().forEach(indicator -> {
                assertTrue(version.indicators().containsKey(indicator.getKey()), indicator.getKey());
                assertEquals(
                        indicator.getValue().hasNonNull("tree"),
                        version.formulas().tree(indicator.getKey()).isPresent(),
                        indicator.getKey());
            });
        }
    }

    @Test
    void theExamplesHaveEveryOperationThatCanBeWalked() throws IOException {
        Set<String> written = new TreeSet<>();
        for (Path example : examples()) {
            MAPPER.readTree(Files.readString(example)).findValuesAsText("op").forEach(written::add);
        }
        Set<String> walked =
                Arrays.stream(Operation.values()).map(Operation::id).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(walked, written);
    }
}
