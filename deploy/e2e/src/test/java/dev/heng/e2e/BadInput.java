package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heng.e2e.ExampleRequests.Request;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes of bad input, made out of one good request: its body as a whole, each member of its body, its head and its path. The numbers
 * are those of the list in the test's table of classes.
 */
final class BadInput {
    private static final String MARK = "@@mark@@";
    private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final boolean FULL = Boolean.getBoolean("tests.full");

    /** Without {@code tests.full} one of so many values is tried at a place, another one at the next. */
    private static final int SHARE = 4;

    private final Request good;
    private int turn;
    private final List<Case> cases = new ArrayList<>();

    /**
     * A request with one thing bad about it.
     *
     * @param kind the class
     * @param body null for none
     * @param isAlwaysBad no operation may accept it
     */
    record Case(
            String kind,
            String what,
            String method,
            String path,
            String mediaType,
            byte[] body,
            List<String> headers,
            boolean isAlwaysBad) {
        Answer send(Client client) {
            return client.send(method, path, body, mediaType, headers.toArray(String[]::new));
        }

        @Override
        public String toString() {
            return "class " + kind + ", " + what + ": " + method + " " + path;
        }
    }

    private BadInput(Request good) {
        this.good = good;
        this.turn = Math.floorMod(good.operation().id().hashCode(), 1_000);
    }

    /** Every bad request that comes of a good one. */
    static List<Case> of(Request good) {
        BadInput made = new BadInput(good);
        if (good.json() != null) {
            made.documents();
            made.members(good.json(), good.json(), "");
            made.heads();
        } else if (ExampleRequests.CSV.equals(good.mediaType()) || ExampleRequests.XLSX.equals(good.mediaType())) {
            made.files();
        }
        made.paths();
        made.keys();
        return made.cases;
    }

    /** Paging, sorting and every other parameter of a read, abused. */
    static List<Case> queries(Request good) {
        BadInput made = new BadInput(good);
        String path = good.path().split("\\?")[0];
        for (JsonNode parameter : good.operation().definition().path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                String name = parameter.path("name").asText();
                for (String bad : made.share(BadValues.QUERY_VALUES)) {
                    made.add(
                            "24",
                            name + " " + bad,
                            path + "?" + made.others(name) + name + "=" + bad,
                            null,
                            null,
                            List.of(),
                            false);
                }
                String twice = path + "?" + made.others(name) + name + "=1&" + name + "=2";
                made.add("24", name + " twice", twice, null, null, List.of(), false);
            }
        }
        made.add(
                "24", "an unknown order", path + "?" + made.others("") + "sort=-no-such", null, null, List.of(), false);
        return made.cases;
    }

    /** The good parameters but one. */
    private String others(String name) {
        int mark = good.path().indexOf('?');
        if (mark < 0) {
            return "";
        }
        return Arrays.stream(good.path().substring(mark + 1).split("&"))
                .filter(parameter -> !parameter.startsWith(name + "="))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
    }

    private void documents() {
        String text = good.text().strip();
        boolean needsBody = !good.json().isEmpty();
        body("1", "empty", "", needsBody);
        for (int part = 1; part < 4; part++) {
            body("2", "cut after " + part + " quarters", text.substring(0, text.length() * part / 4), needsBody);
        }
        body("2", "two documents", text + text, true);
        body("2", "one brace more", text + "}", true);
        body("2", "a comma at the end", text.substring(0, text.length() - 1) + ",}", true);
        body("2", "a comment", "/* */" + text, true);
        body("2", "single quotes", text.replace('"', '\''), needsBody);
        body("2", "a byte order mark", "\ufeff" + text, false);
        body("2", "no JSON", "name=value&other=1", true);
        for (String other : List.of("null", "[]", "\"text\"", "17", "true", "[" + text + "]")) {
            body("7", "the whole is " + other.substring(0, Math.min(6, other.length())), other, true);
        }
        raw("17", "GB18030", text.replace("{", "{\"预算\":\"医院\",").getBytes(GB18030), good.mediaType(), true);
        raw("17", "UTF-16", text.getBytes(StandardCharsets.UTF_16), good.mediaType(), true);
        raw("15", "bytes that are no UTF-8", bytes(text, "\"@\":\"", "\"", 0xc3, 0x28), good.mediaType(), true);
        raw("15", "a surrogate as bytes", bytes(text, "\"@\":\"", "\"", 0xed, 0xa0, 0x80), good.mediaType(), true);
        raw("15", "a NUL byte", bytes(text, "\"@\":\"", "\"", 0), good.mediaType(), true);
        body("19", "10,000 deep", DEEP, true);
        body("19", "10,000 objects deep", "{\"a\":".repeat(10_000), true);
        if (FULL) {
            body("18", "a text of 10 MB", "{\"@\":\"" + "x".repeat(10_000_000) + "\"}", true);
            body("19", "an array of a million", "[0" + ",0".repeat(1_000_000) + "]", true);
        }
    }

    private void files() {
        byte[] file = good.body();
        raw("1", "an empty file", new byte[0], good.mediaType(), true);
        for (int part = 1; part < 4; part++) {
            raw("2", "a cut file", Arrays.copyOf(file, file.length * part / 4), good.mediaType(), false);
        }
        for (int at = 0; at < file.length; at += Math.max(1, file.length / 20)) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) 0x81;
            raw("15", "byte " + at + " changed", changed, good.mediaType(), false);
        }
        raw("7", "JSON", "{\"lines\": []}".getBytes(StandardCharsets.UTF_8), good.mediaType(), true);
        raw("17", "UTF-16", "id,centre\n".repeat(9).getBytes(StandardCharsets.UTF_16), good.mediaType(), true);
        raw("20", "a charset", file, good.mediaType() + ";charset=utf-16", true);
        raw("24", "a row without an end", new byte[5_000_000], good.mediaType(), true);
    }

    /** Bytes as the value of a first member of an object. */
    private static byte[] bytes(String text, String before, String after, int... strange) {
        StringBuilder latin = new StringBuilder();
        for (int one : strange) {
            latin.append((char) one);
        }
        String rest = text.substring(1);
        String sent = "{" + before + latin + after + (rest.startsWith("}") ? "" : ",") + "\u0001";
        byte[] head = sent.substring(0, sent.length() - 1).getBytes(StandardCharsets.ISO_8859_1);
        byte[] tail = rest.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + tail.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(tail, 0, whole, head.length, tail.length);
        return whole;
    }

    /** Goes through every member and element of the body; {@code at} is the node that {@code pointer} names. */
    private void members(JsonNode whole, JsonNode at, String pointer) {
        if (at instanceof ObjectNode object) {
            with(whole, pointer, copy -> ((ObjectNode) copy).put("ratign", 5), "4", "an unknown member", true);
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                with(whole, pointer, copy -> ((ObjectNode) copy).remove(name), "5", "without " + name, false);
                String twice = Json.write(member.getValue());
                values(whole, pointer + "/" + name, member.getValue(), "\"" + name + "\":" + twice);
                members(whole, member.getValue(), pointer + "/" + name);
            }
        } else if (at instanceof ArrayNode array) {
            with(whole, pointer, copy -> ((ArrayNode) copy).removeAll(), "5", "an empty list", false);
            if (!array.isEmpty()) {
                JsonNode first = array.get(0);
                with(whole, pointer, copy -> ((ArrayNode) copy).add(first), "3", "an element twice", false);
                members(whole, first, pointer + "/0");
                values(whole, pointer + "/0", first, null);
            }
        }
    }

    /** Puts every bad value in the place of one. */
    private void values(JsonNode whole, String pointer, JsonNode value, String twice) {
        String form = marked(whole, pointer);
        if (twice != null) {
            body("3", pointer + " twice", form.replace(MARK, Json.write(value) + "," + twice), true);
        }
        sample(BadValues.of(value))
                .forEach(bad -> body(
                        bad.kind(), pointer + " " + bad.shown(), form.replace(MARK, bad.json()), bad.isAlwaysBad()));
    }

    /** All of them, or one of each class: every class at every member, and over the members every value. */
    private List<BadValues.Bad> sample(List<BadValues.Bad> all) {
        if (FULL) {
            return all;
        }
        turn++;
        Map<String, List<BadValues.Bad>> kinds =
                all.stream().collect(Collectors.groupingBy(BadValues.Bad::kind, TreeMap::new, Collectors.toList()));
        return kinds.values().stream().map(kind -> kind.get(turn % kind.size())).toList();
    }

    /** Every one, or a quarter of them. */
    private List<String> share(List<String> all) {
        turn++;
        return IntStream.range(0, all.size())
                .filter(i -> FULL || (i + turn) % SHARE == 0)
                .mapToObj(all::get)
                .toList();
    }

    /** The body with a mark in the place of the value. */
    private static String marked(JsonNode whole, String pointer) {
        JsonNode copy = whole.deepCopy();
        int slash = pointer.lastIndexOf('/');
        String last = pointer.substring(slash + 1);
        switch (copy.at(pointer.substring(0, slash))) {
            case ObjectNode object -> object.put(last, MARK);
            case ArrayNode array -> array.set(Integer.parseInt(last), MARK);
            case JsonNode other -> throw new IllegalStateException(pointer + " is in " + other);
        }
        return Json.write(copy).replace("\"" + MARK + "\"", MARK);
    }

    private void with(
            JsonNode whole, String pointer, Consumer<JsonNode> change, String kind, String what, boolean isAlwaysBad) {
        JsonNode copy = whole.deepCopy();
        change.accept(copy.at(pointer));
        body(kind, (pointer.isEmpty() ? "the whole" : pointer) + " " + what, Json.write(copy), isAlwaysBad);
    }

    private void heads() {
        byte[] body = good.text().getBytes(StandardCharsets.UTF_8);
        boolean isRead = !good.json().isEmpty();
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "multipart/form-data",
                good.mediaType() + ";charset=gb18030",
                good.mediaType() + ";charset=utf-16",
                good.mediaType() + ";charset=no-such")) {
            raw("20", type, body, type, isRead);
        }
        for (String type :
                List.of("application", "/", "application/json;;charset", "*/*", "application/json, text/plain")) {
            raw("20", type, body, type, false);
        }
        raw("20", "no type", body, null, false);
        for (String encoding : List.of("gzip", "deflate", "br", "x, y", "identity, gzip")) {
            add(
                    "24",
                    "said to be " + encoding,
                    good.path(),
                    good.mediaType(),
                    body,
                    List.of("Content-Encoding", encoding),
                    false);
        }
    }

    /** Each part of the path that is a parameter is replaced; the place of a parameter is where the operation's path has a brace. */
    private void paths() {
        String[] form = good.operation().path().split("/");
        String[] real = good.path().split("\\?")[0].split("/");
        byte[] body = good.body();
        for (int i = 0; i < form.length; i++) {
            if (form[i].startsWith("{")) {
                for (String bad : share(BadValues.PATH_PARTS)) {
                    String[] changed = real.clone();
                    changed[i] = bad;
                    add(
                            "21",
                            form[i] + " is " + bad,
                            String.join("/", changed),
                            good.mediaType(),
                            body,
                            List.of(),
                            false);
                }
            }
        }
        String other = good.path() + (good.path().contains("?") ? "&" : "?");
        for (String query : List.of("surprise=1", "limit=-1", "%00=%00", "a=%ff", "a=" + "x".repeat(3_000), "=&&=")) {
            add(
                    "24",
                    "query " + query.substring(0, Math.min(12, query.length())),
                    other + query,
                    good.mediaType(),
                    body,
                    List.of(),
                    false);
        }
    }

    private void keys() {
        byte[] body = good.body();
        for (String key :
                List.of("k".repeat(256), "k".repeat(6_000), "a b", "", "\u00e9\u00e9", "';--", "k".repeat(255))) {
            add(
                    "23",
                    "key of " + key.length(),
                    good.path(),
                    good.mediaType(),
                    body,
                    List.of("Idempotency-Key", key),
                    false);
        }
        for (String tag : List.of(
                "\"-1\"", "*", "W/\"1\"", "garbage", "\"99999999999999999999\"", "\"\u00e9\"", "x".repeat(6_000))) {
            add(
                    "23",
                    "tag " + tag.substring(0, Math.min(8, tag.length())),
                    good.path(),
                    good.mediaType(),
                    body,
                    List.of("If-Match", tag),
                    false);
        }
        for (String accept : List.of("text/html", "application/xml;q=1", "garbage", "*/*;q=0")) {
            add("20", "wants " + accept, good.path(), good.mediaType(), body, List.of("Accept", accept), false);
        }
    }

    private void body(String kind, String what, String text, boolean isAlwaysBad) {
        raw(kind, what, text.getBytes(StandardCharsets.UTF_8), good.mediaType(), isAlwaysBad);
    }

    private void raw(String kind, String what, byte[] body, String mediaType, boolean isAlwaysBad) {
        add(kind, what, good.path(), mediaType, body, List.of(), isAlwaysBad);
    }

    private void add(
            String kind, String what, String path, String mediaType, byte[] body, List<String> headers, boolean isBad) {
        cases.add(new Case(kind, what, good.operation().method(), path, mediaType, body, headers, isBad));
    }
}
