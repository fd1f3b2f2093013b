package dev.heng.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a node does with a container, without containers: gives it its variables (Secrets by name and key), its mounted
 * files and nothing else of this environment, and starts the image's entry point on the built package. Names of Services
 * and the pod's own address become loopback ones.
 *
 * @param secrets values by Secret and key, as {@code name/key}
 * @param places what is replaced in the value of a variable: a mounted folder, the address of a Service
 * @param logs where each process writes
 */
record Node(Map<String, String> secrets, Map<String, String> places, Path logs) {
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    Process start(String service, Container container, String log, Map<String, String> instead) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("@" + Project.MODULE.resolve("images/jvm.options"));
        // The processes of this test live for seconds: what C2 compiles comes too late for them.
        words.add("-XX:TieredStopAtLevel=1");
        words.addAll(List.of("-jar", "quarkus-run.jar"));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(Project.application(service).toFile())
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(log + ".log").toFile());
        builder.environment().clear();
        builder.environment().putAll(variables(container));
        builder.environment().putAll(instead);
        builder.environment().values().removeIf(String::isEmpty);
        return builder.start();
    }

    String log(String name) throws IOException {
        return Files.readString(logs.resolve(name + ".log"));
    }

    /**
     * As a kubelet ends a pod.
     *
     * @return the exit status
     */
    static int stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_MAX)) {
            process.destroyForcibly();
            throw new AssertionError("SIGTERM does not end the service within " + STOP_MAX.toSeconds() + " s");
        }
        return process.exitValue();
    }

    private Map<String, String> variables(Container container) {
        Map<String, String> variables = new TreeMap<>();
        for (EnvVar variable : container.getEnv()) {
            String value = variable.getValue();
            if (variable.getValueFrom() != null) {
                SecretKeySelector reference = variable.getValueFrom().getSecretKeyRef();
                value = secrets.get(reference.getName() + "/" + reference.getKey());
                if (value == null) {
                    throw new AssertionError("no Secret " + reference.getName() + " with " + reference.getKey());
                }
            }
            for (Map.Entry<String, String> place : places.entrySet()) {
                value = value.replace(place.getKey(), place.getValue());
            }
            variables.put(variable.getName(), value);
        }
        return variables;
    }
}
