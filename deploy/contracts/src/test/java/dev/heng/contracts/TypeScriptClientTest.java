package dev.heng.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A TypeScript client comes out of the OpenAPI document, and the strict compiler takes it. */
class TypeScriptClientTest {
    private static TypeScriptClient client;

    @BeforeAll
    static void compile() {
        NodeTools.missing().ifPresent(Assumptions::abort);
        client = TypeScriptClient.compiled();
    }

    /** A member without a described type would let every mistake of a caller pass. */
    @Test
    void nothingInItIsOfAnyOrUnknownType() {
        List<String> open = client.text()
                .lines()
                .filter(line ->
                        line.matches(".*\\b(any|unknown)\\b.*") && !line.strip().matches("/?\\*.*"))
                // what openapi-typescript writes beside the declared headers of every answer
                .filter(line -> !line.strip().equals("[name: string]: unknown;"))
                .toList();
        assertEquals(List.of(), open);
    }

    /** A JSON number that is read into a binary fraction has lost digits. */
    @Test
    void everyFigureIsADecimal() {
        assertTrue(client.text().contains("amount: Decimal;"));
        assertTrue(client.text().contains("score: Decimal | null;"));
        NodeTools.Result exact = client.run("decimal-check");
        assertEquals(0, exact.status(), exact::printed);
    }
}
