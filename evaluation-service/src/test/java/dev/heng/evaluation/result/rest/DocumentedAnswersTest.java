package dev.heng.evaluation.result.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The scorecard is written by hand and described by records: both have the same members. */
class DocumentedAnswersTest {
    private static Set<String> described(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> {
                    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
                    return renamed == null ? component.getName() : renamed.value();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> members(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theScorecardHasTheMembersOfTheSchemaOfItsEvent() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Files.readString(Path.of("contracts/events/v1/scorecard-changed.schema.json")));
        Set<String> published = members(schema.path("properties"));
        published.removeAll(Set.of("track", "revision", "deleted"));
        assertEquals(described(ScorecardDocument.class), published);
        assertEquals(
                described(ScorecardDocument.Item.class),
                members(schema.path("$defs").path("item").path("properties")));
        assertEquals(
                described(ScorecardDocument.Reason.class),
                members(schema.path("$defs").path("reason").path("properties")));
    }
}
