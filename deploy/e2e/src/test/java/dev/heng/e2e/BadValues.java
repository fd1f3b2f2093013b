package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may stand in the place of a good value and be bad. */
final class BadValues {
    /** In a path, percent-encoded as they are sent. */
    static final List<String> PATH_PARTS = List.of(
            "no-such",
            "..%2F..%2Fetc%2Fpasswd",
            "%2e%2e",
            "%00",
            "a%20b",
            "%EF%BC%91",
            "%ed%a0%80",
            "%ff",
            "'%3B--",
            "a".repeat(65),
            "a".repeat(4_000),
            "-a",
            "%F0%A0%AE%B7",
            "%E2%80%8Ba",
            "1e3",
            "-1",
            "2026-02-29",
            "2026-13",
            "2026-Q5",
            "9999",
            "99999999999999999999",
            "%24%7B7*7%7D",
            "*",
            ";a=b");

    /** In a query, percent-encoded as they are sent. */
    static final List<String> QUERY_VALUES = List.of(
            "",
            "-1",
            "0",
            "1000000000",
            "99999999999999999999",
            "1e3",
            "1.5",
            "%20",
            "abc",
            "%00",
            "%ff",
            "%ed%a0%80",
            "%EF%BC%91",
            "AA",
            "AAAA____",
            "W10",
            "WyIiXQ",
            "WyJcdTAwMDAiXQ",
            "WyJhIiwiYiIsImMiLCJkIiwiOTk5OTk5OTk5OTk5OTk5Il0",
            "'%3B--",
            "%24%7B7*7%7D",
            "..%2F..",
            "2026-13",
            "2026-02-30",
            "9999-12",
            "0000",
            "true,false",
            "a".repeat(4_000));

    private static final List<String> NUMBERS =
            List.of("1e3", "1E-2", "0.1+", "+1", ".5", "1.", "01", "0x1F", "1_000", "１２");
    private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity", "\"NaN\"");
    private static final List<String> GREAT =
            List.of("1000000000000000", "-1000000000000000", "9".repeat(400), "99999999999999999999.99");
    private static final List<String> DAYS = List.of(
            "2026-02-29",
            "2026-02-30",
            "2026-13-01",
            "2026-13",
            "26-01-01",
            "2026/01/01",
            "民国115-01-01",
            "2026-01-01T00:00:00Z",
            "2026-W10-1",
            "0000-00-00",
            "2026-Q5",
            "２０２６-01");
    private static final List<String> PERIODS = List.of(
            "1900-01-01", "1900-01", "9999-12-31", "9999-12", "+999999999-12-31", "-0001-01", "2026-02-28", "2026-01");
    private static final List<String> ODD =
            List.of("\u200ba", "\u202eabc", "e\u0301", "１２３", "\ufeffx", "a\u2028b", "𠮷野家", "👨‍👩‍👧‍👦", "ﬀ", "İ");
    private static final List<String> CODE = List.of(
            "'; drop table hospital; --",
            "1' or '1'='1",
            "<script>alert(1)</script>",
            "=1+1",
            "@SUM(A1)",
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "%s%n",
            "../../etc/passwd",
            "C:\\windows\\win.ini");

    private BadValues() {}

    /**
     * One bad value.
     *
     * @param json as it stands in the body
     * @param isAlwaysBad no member may take it
     */
    record Bad(String kind, String json, boolean isAlwaysBad) {
        String shown() {
            return json.length() > 40 ? json.substring(0, 40) + ".. (" + json.length() + ")" : json;
        }
    }

    /** The bad values for the place of a good one. */
    static List<Bad> of(JsonNode good) {
        List<Bad> bad = new ArrayList<>();
        types(good, bad);
        if (good.isNumber()) {
            boolean isWhole = good.isIntegralNumber();
            NUMBERS.forEach(number -> bad.add(new Bad("8", number, true)));
            bad.add(new Bad("9", "1.23456", true));
            bad.add(new Bad("9", "0.00001", true));
            for (String number : List.of("-1", "0", "-0", "-0.0001")) {
                bad.add(new Bad("10", number, false));
            }
            GREAT.forEach(number -> bad.add(new Bad("11", number, true)));
            NOT_FINITE.forEach(number -> bad.add(new Bad("12", number, true)));
            if (isWhole) {
                bad.add(new Bad("9", "1.5", false));
                bad.add(new Bad("11", "2147483648", false));
                bad.add(new Bad("11", "-9223372036854775809", true));
            }
        }
        if (good.isTextual()) {
            texts(good, bad);
        }
        return bad;
    }

    private static void types(JsonNode good, List<Bad> bad) {
        bad.add(new Bad("6", "null", false));
        for (String other : List.of("17", "\"x\"", "true", "[]", "{}", "[[1]]", "{\"a\":{}}", "[null]")) {
            boolean isSame = (good.isNumber() && other.equals("17"))
                    || (good.isTextual() && other.equals("\"x\""))
                    || (good.isBoolean() && other.equals("true"))
                    || (good.isArray() && other.startsWith("["))
                    || (good.isObject() && other.startsWith("{"));
            bad.add(new Bad("7", other, !isSame));
        }
        bad.add(new Bad("19", "[".repeat(1_000) + "]".repeat(1_000), !good.isArray()));
        bad.add(new Bad("2", "", true));
        bad.add(new Bad("2", "undefined", true));
    }

    private static void texts(JsonNode good, List<Bad> bad) {
        DAYS.forEach(day -> bad.add(text("13", day)));
        PERIODS.forEach(period -> bad.add(text("14", period)));
        bad.add(new Bad("15", "\"nul \\u0000\"", true));
        bad.add(new Bad("15", "\"half \\ud800\"", true));
        bad.add(new Bad("15", "\"turned \\udc00\\ud800\"", true));
        bad.add(new Bad("15", "\"bell \\u0007\\u001b[31m\"", false));
        bad.add(new Bad("2", "\"tab \t\"", true));
        bad.add(new Bad("2", "\"\\x41\"", true));
        ODD.forEach(text -> bad.add(text("16", text)));
        ODD.forEach(text -> bad.add(text("17", good.asText() + text)));
        CODE.forEach(text -> bad.add(text("22", text)));
        for (String text : List.of("", " ", "x".repeat(65), "x".repeat(201), "x".repeat(5_000), "x".repeat(100_000))) {
            bad.add(text("18", text));
        }
        for (String text : List.of("no-such", "A/../B", "*", "%00", "NO.SUCH_1")) {
            bad.add(text("21", text));
        }
        bad.add(text("16", " " + good.asText()));
        bad.add(text("16", good.asText() + " "));
        bad.add(text("16", good.asText().toLowerCase(Locale.ROOT) + "ı"));
    }

    private static Bad text(String kind, String text) {
        return new Bad(kind, Json.write(text), false);
    }
}
