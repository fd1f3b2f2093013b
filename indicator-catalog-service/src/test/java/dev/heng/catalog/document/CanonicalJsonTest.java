package dev.heng.catalog.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static String canonical(String json) {
        return CanonicalJson.write(Json.read(json, Object.class));
    }

    @Test
    void sortsMembersAndDropsBlanks() {
        assertEquals(
                "{\"a\":[true,null,\"x\"],\"b\":{\"c\":\"1\",\"d\":\"2\"}}",
                canonical("{ \"b\" : {\"d\": 2, \"c\": 1}, \"a\" : [true, null, \"x\"] }"));
    }

    @Test
    void writesANumberTheSameHoweverItWasWritten() {
        assertEquals(
                "[\"80\",\"80\",\"80\",\"0.5\",\"0\",\"-0.05\"]", canonical("[80, 80.0, 8E+1, 0.50, 0.000, -5e-2]"));
        assertEquals("[\"123456789012345678901234567890\"]", canonical("[123456789012345678901234567890]"));
    }

    @Test
    void keepsChineseAndEscapesAsJsonDoes() {
        assertEquals("[\"优秀𠮷\",\"a\\\"b\\\\\\n\"]", canonical("[\"优秀\\ud842\\udfb7\", \"a\\\"b\\\\\\n\"]"));
    }

    @Test
    void hashesTheUtf8Text() {
        // printf '{"a":"1"}' | sha256sum
        assertEquals(
                "9afeb0f2b203f254312ec8ded441d0318b7c34c57f8695ede42d2215a30c0960",
                CanonicalJson.hash(Json.read("{\"a\":1}", Object.class)));
        assertEquals(
                CanonicalJson.hash(Json.read("{\"a\":1.0,\"b\":2}", Object.class)),
                CanonicalJson.hash(Json.read("{\"b\":2,\"a\":1}", Object.class)));
    }

    @Test
    void canonicalDecimalsAreEqualWhenTheFiguresAre() {
        assertEquals(Decimals.canonical(new BigDecimal("80.00")), Decimals.canonical(new BigDecimal("8E+1")));
        assertEquals("0", Decimals.text(new BigDecimal("0.000")));
        assertNull(Decimals.canonicalOrNull(null));
    }
}
