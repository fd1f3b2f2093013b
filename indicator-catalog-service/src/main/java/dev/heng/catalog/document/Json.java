package dev.heng.catalog.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Reads and writes stored documents; records are their form. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // a newer release of this service may have written more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** The document without blanks, members in the order of the record's components or the map. */
    public static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of ours cannot be written", e);
        }
    }

    /** @throws InvalidDocument when the text is not JSON of that form */
    public static <T> T read(String json, Class<T> type) {
        return read(json, MAPPER.constructType(type));
    }

    /** @throws InvalidDocument when the text is not a JSON array of that form */
    public static <T> List<T> readList(String json, Class<T> element) {
        return read(json, MAPPER.getTypeFactory().constructCollectionType(List.class, element));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // both callers make the type of the class that they name
    private static <T> T read(String json, JavaType type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new InvalidDocument(e.getOriginalMessage(), e);
        }
    }

    /** A text that is not the document it should be. */
    public static final class InvalidDocument extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidDocument(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
