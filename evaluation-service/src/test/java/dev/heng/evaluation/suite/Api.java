package dev.heng.evaluation.suite;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Calls the running service and reads its answers without losing a digit. */
public final class Api {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final String BASE = "/api/evaluation/v1/hospitals/";

    private Api() {}

    /** An answer. */
    public record Answer(int status, JsonNode body, Response raw) {
        public String code() {
            return body.path("code").asText();
        }

        /** The codes of all violations, in their order. */
        public String violations() {
            StringBuilder codes = new StringBuilder();
            body.path("violations").forEach(violation -> codes.append(codes.isEmpty() ? "" : " ")
                    .append(violation.path("code").asText()));
            return codes.toString();
        }
    }

    public static Answer get(String token, String path) {
        return answer(as(token).get(BASE + path));
    }

    public static Answer put(String token, String path, String body) {
        return answer(as(token).contentType("application/json").body(body).put(BASE + path));
    }

    public static Answer post(String token, String path, String body) {
        return answer(as(token).contentType("application/json").body(body).post(BASE + path));
    }

    /** A request with a JSON body that is not sent yet. */
    public static RequestSpecification raw(String token) {
        return as(token).contentType("application/json");
    }

    /** The whole path of one below the hospitals. */
    public static String path(String path) {
        return BASE + path;
    }

    public static JsonNode json(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestSpecification as(String token) {
        RequestSpecification request = RestAssured.given().urlEncodingEnabled(false);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer answer(Response response) {
        byte[] body = response.asByteArray();
        return new Answer(
                response.statusCode(), json(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body), response);
    }
}
