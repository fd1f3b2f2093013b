package dev.heng.catalog.shipped.file;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heng.catalog.grade.GradeScaleDefinition;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.shipped.ShippedContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files under {@code resources/shipped}; a misspelt or doubled member in them fails the first test that reads them. */
public final class ShippedFiles {
    private static final List<String> SCHEMES = List.of(
            "hospital-article",
            "department-article",
            "office-article",
            "hospital-article-directed",
            "department-article-directed",
            "office-article-directed");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ShippedFiles() {}

    /** Everything that ships with this release. */
    public static ShippedContent read() {
        Map<String, SchemeDraft> schemes = new LinkedHashMap<>();
        for (String code : SCHEMES) {
            schemes.put(
                    code,
                    read("schemes/" + code + ".json", new TypeReference<ShippedScheme>() {})
                            .draft());
        }
        return new ShippedContent(
                read("indicators.json", new TypeReference<LinkedHashMap<String, IndicatorDefinition>>() {}),
                read("grade-scales.json", new TypeReference<LinkedHashMap<String, GradeScaleDefinition>>() {}),
                schemes);
    }

    private static <T> T read(String file, TypeReference<T> type) {
        try (InputStream in = ShippedFiles.class.getResourceAsStream("/shipped/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the shipped file " + file + " is missing");
            }
            return MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped file " + file + " cannot be read", e);
        }
    }
}
