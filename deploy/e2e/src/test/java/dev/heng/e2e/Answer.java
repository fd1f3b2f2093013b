package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * What the suite answered to one request.
 *
 * @param request the method and path, for messages
 */
record Answer(String request, HttpResponse<byte[]> response) {
    int status() {
        return response.statusCode();
    }

    boolean isOk() {
        return status() / 100 == 2;
    }

    /** This answer, when it is a success; fails with what was answered instead. */
    Answer ok() {
        assertTrue(isOk(), this::toString);
        return this;
    }

    /** Holds that this is a problem document with the status and the stable code. */
    void refused(int status, String code) {
        assertEquals(status, status(), this::toString);
        assertEquals("application/problem+json", mediaType(), this::toString);
        assertEquals(code, text("code"), this::toString);
    }

    String mediaType() {
        return header("Content-Type").split(";")[0];
    }

    /** The header, or an empty text. */
    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The Ledger-Sequence of a write that changes figures. */
    long sequence() {
        return response.headers()
                .firstValueAsLong("Ledger-Sequence")
                .orElseThrow(() -> new AssertionError("no Ledger-Sequence: " + this));
    }

    JsonNode body() {
        return mediaType().endsWith("json") ? Json.read(response.body()) : MissingNode.getInstance();
    }

    String text(String member) {
        return body().path(member).asText();
    }

    int count(String member) {
        return body().path(member).asInt(-1);
    }

    /** A decimal of the body; null where there is none. */
    BigDecimal decimal(String member) {
        return Amounts.of(body().path(member));
    }

    String raw() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = raw();
        return request + " -> " + status() + " " + (text.length() > 1_500 ? text.substring(0, 1_500) + " ..." : text);
    }
}
