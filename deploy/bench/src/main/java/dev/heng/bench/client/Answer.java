package dev.heng.bench.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/**
 * What came back.
 *
 * @param sequence the header {@code Ledger-Sequence}, 0 when there is none
 */
public record Answer(int status, long sequence, byte[] body) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    public boolean isOk() {
        return status >= OK && status < MULTIPLE_CHOICES;
    }

    /**
     * This answer.
     *
     * @throws IllegalStateException with what the suite said when it refused
     */
    public Answer ok() {
        if (!isOk()) {
            throw new IllegalStateException("answered " + status + ": " + text());
        }
        return this;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + text(), e);
        }
    }
}
