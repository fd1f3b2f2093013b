package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One account's requests to the gateway; nothing is repeated behind the journey's back. */
final class Client {
    private static final String JSON = "application/json";

    private final HttpClient http;
    private final String base;
    private final Supplier<String> authorization;
    private final Duration timeout;
    private final boolean keepsToTheDocument;

    /** @param authorization gives the value of the header, an empty one to send none */
    Client(HttpClient http, String base, Supplier<String> authorization, Duration timeout) {
        this(http, base, authorization, timeout, true);
    }

    private Client(
            HttpClient http,
            String base,
            Supplier<String> authorization,
            Duration timeout,
            boolean keepsToTheDocument) {
        this.keepsToTheDocument = keepsToTheDocument;
        this.http = http;
        this.base = base;
        this.authorization = authorization;
        this.timeout = timeout;
    }

    /** The same account, for which an answer that takes longer than the limit is none. */
    Client within(Duration limit) {
        return new Client(http, base, authorization, limit, keepsToTheDocument);
    }

    /** The same account at another door, such as a service's own port. */
    Client at(int port) {
        return new Client(http, "http://127.0.0.1:" + port, authorization, timeout, keepsToTheDocument);
    }

    /** The same account, sending what no document describes: its answers are judged by the journey alone. */
    Client careless() {
        return new Client(http, base, authorization, timeout, false);
    }

    Answer get(String path) {
        return send("GET", path, (byte[]) null, null);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, Json.write(body), JSON);
    }

    Answer post(String path, Object body) {
        return send("POST", path, Json.write(body), JSON);
    }

    Answer post(String path, Object body, String idempotencyKey) {
        return send("POST", path, Json.write(body), JSON, "Idempotency-Key", idempotencyKey);
    }

    /** Every item of a list, page by page. */
    List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        String page = path;
        while (true) {
            JsonNode body = get(page).ok().body();
            body.path("items").forEach(items::add);
            if (body.path("next").isNull() || body.path("next").isMissingNode()) {
                return items;
            }
            String after = URLEncoder.encode(body.path("next").asText(), StandardCharsets.UTF_8);
            page = path + (path.contains("?") ? "&" : "?") + "after=" + after;
        }
    }

    Answer send(String method, String path, String body, String contentType, String... headers) {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return send(method, path, bytes, body == null ? null : contentType, headers);
    }

    /**
     * Sends bytes as they are.
     *
     * @param body null for none
     * @param contentType null to say none
     * @throws UncheckedIOException when no answer came: whether the request took effect is then not known
     */
    Answer send(String method, String path, byte[] body, String contentType, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        String bearer = authorization.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", bearer);
        }
        try {
            Answer answer = new Answer(method + " " + path, http.send(request.build(), BodyHandlers.ofByteArray()));
            if (keepsToTheDocument) {
                DocumentedAnswers.hold(answer, method, path);
            }
            return answer;
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(method + " " + path + ": " + noAnswer.getMessage(), noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
