package dev.heng.bench.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** One account's requests to one port, over one connection; for one thread. */
public final class Door implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEDIA_TYPE = "application/json";
    private static final byte[] NOTHING = {};

    private final Wire wire;
    private final Supplier<String> token;

    /** @param token asked for each request, because a long run outlives one */
    public Door(int port, Supplier<String> token) {
        this.wire = new Wire(port);
        this.token = token;
    }

    public Answer get(String path) {
        return wire.exchange(Wire.request("GET", path, token.get(), MEDIA_TYPE, NOTHING));
    }

    public Answer put(String path, Object body) {
        return wire.exchange(Wire.request("PUT", path, token.get(), MEDIA_TYPE, bytes(body)));
    }

    public Answer post(String path, Object body) {
        return wire.exchange(Wire.request("POST", path, token.get(), MEDIA_TYPE, bytes(body)));
    }

    /** Posts a body that is JSON already. */
    public Answer postText(String path, String body) {
        return wire.exchange(
                Wire.request("POST", path, token.get(), MEDIA_TYPE, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A POST as bytes, to be sent later over any connection. */
    public byte[] prepared(String path, String body) {
        return Wire.request("POST", path, token.get(), MEDIA_TYPE, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends what was prepared. */
    public Answer send(byte[] request) {
        return wire.exchange(request);
    }

    @Override
    public void close() {
        wire.close();
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
