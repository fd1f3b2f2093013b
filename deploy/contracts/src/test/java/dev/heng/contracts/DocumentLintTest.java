package dev.heng.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both linters have nothing to say about the OpenAPI document of the suite, warnings included. */
class DocumentLintTest {
    private static NodeTools tools;

    @BeforeAll
    static void install() {
        NodeTools.missing().ifPresent(Assumptions::abort);
        tools = NodeTools.installed();
    }

    @Test
    void spectralFindsNothing() {
        NodeTools.Result result = tools.run(
                "spectral",
                "lint",
                "--ruleset",
                ".spectral.yaml",
                "--fail-severity",
                "hint",
                TypeScriptClient.document().toString());
        assertEquals(0, result.status(), result::printed);
    }

    @Test
    void redoclyFindsNothing() {
        NodeTools.Result result = tools.run(
                "redocly",
                "lint",
                "--config",
                "redocly.yaml",
                "--format",
                "json",
                TypeScriptClient.document().toString());
        assertEquals(0, result.status(), result::printed);
        String totals = result.printed().replaceAll("\\s", "");
        assertEquals(true, totals.contains("\"errors\":0,\"warnings\":0"), result::printed);
    }
}
