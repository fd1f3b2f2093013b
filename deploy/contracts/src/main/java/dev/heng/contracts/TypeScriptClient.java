package dev.heng.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The TypeScript client: types generated from the OpenAPI document, compiled together with the programs in {@code typescript}. */
public final class TypeScriptClient {
    private final NodeTools tools;

    private TypeScriptClient(NodeTools tools) {
        this.tools = tools;
    }

    /** Where the build keeps the OpenAPI document of the suite. */
    public static Path document() {
        return NodeTools.folder()
                .resolve("../../gateway/contracts/openapi.json")
                .normalize();
    }

    /**
     * Generates and compiles, strictly.
     *
     * @throws IllegalStateException with what the generator or the compiler said
     */
    public static TypeScriptClient compiled() {
        TypeScriptClient client = new TypeScriptClient(NodeTools.installed());
        client.require(client.tools.node("typescript/generate.mjs", document().toString(), types().toString()));
        client.require(client.tools.run("tsc", "--project", "tsconfig.json"));
        return client;
    }

    /** The generated types. */
    public static Path types() {
        return NodeTools.folder().resolve("typescript/openapi.ts");
    }

    /** Runs a compiled program, such as {@code main-job}. */
    public NodeTools.Result run(String program, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "target/typescript/" + program + ".js";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return tools.node(command);
    }

    private void require(NodeTools.Result result) {
        if (!result.isOk()) {
            throw new IllegalStateException(result.printed());
        }
    }

    /** The text of the generated types. */
    public String text() {
        try {
            return Files.readString(types());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
