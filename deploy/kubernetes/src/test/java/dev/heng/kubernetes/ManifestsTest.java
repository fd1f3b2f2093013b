package dev.heng.kubernetes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pod is restricted, watched, guarded and without a secret of its own; every document is one that the API knows. */
class ManifestsTest {
    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9./:-]+/[a-z-]+(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})");
    private static final Pattern SECRET_WORD = Pattern.compile("(?i)password|passwd|token|private.?key");

    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

    /** The chart with one of the examples' values; rendered once. */
    static Manifests rendered(String example) {
        return RENDERED.computeIfAbsent(example, name -> {
            Path values = Project.MODULE.resolve("examples/" + name + ".yaml");
            return Manifests.of(Helm.template("--values", values.toString()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void everyPodIsRestricted(String example) {
        each(rendered(example).pods(), (name, pod) -> {
            PodSpec spec = pod.getSpec();
            assertFalse(spec.getAutomountServiceAccountToken(), "no token of the API");
            assertFalse(spec.getEnableServiceLinks(), "no variables named after foreign Services");
            assertEquals("heng", spec.getServiceAccountName());
            assertTrue(spec.getHostNetwork() == null && spec.getHostPID() == null && spec.getHostIPC() == null);
            assertTrue(spec.getVolumes().stream().allMatch(volume -> volume.getHostPath() == null));
            PodSecurityContext context = spec.getSecurityContext();
            assertTrue(context.getRunAsNonRoot());
            assertTrue(context.getRunAsUser() > 0, "a user by number: runAsNonRoot cannot judge a name");
            assertEquals("RuntimeDefault", context.getSeccompProfile().getType());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void everyContainerIsRestricted(String example) {
        each(rendered(example).pods(), (name, pod) -> {
            for (Container container : containers(pod)) {
                SecurityContext context = container.getSecurityContext();
                assertFalse(context.getAllowPrivilegeEscalation());
                assertFalse(context.getPrivileged());
                assertTrue(context.getReadOnlyRootFilesystem());
                assertEquals(List.of("ALL"), context.getCapabilities().getDrop());
                assertTrue(context.getCapabilities().getAdd().isEmpty());
                assertTrue(
                        container.getVolumeMounts().stream()
                                .allMatch(mount -> mount.getMountPath().equals("/tmp")
                                        || Boolean.TRUE.equals(mount.getReadOnly())),
                        "only /tmp can be written");
                assertTrue(PINNED.matcher(container.getImage()).matches(), container.getImage());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void everyContainerHasRequestsAndLimits(String example) {
        each(rendered(example).pods(), (name, pod) -> {
            for (Container container : containers(pod)) {
                Map<String, Quantity> requests = container.getResources().getRequests();
                Map<String, Quantity> limits = container.getResources().getLimits();
                assertEquals(Set.of("cpu", "memory"), requests.keySet());
                assertEquals(Set.of("cpu", "memory"), limits.keySet());
                assertTrue(bytes(requests).compareTo(bytes(limits)) <= 0);
                assertTrue(
                        heap(container) + 180L * 1024 * 1024 <= bytes(limits).longValue(),
                        "room for what a JVM needs beside its heap");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void everyServiceIsProbedAndEveryJobEnds(String example) {
        Manifests rendered = rendered(example);

        for (Deployment deployment : rendered.all(Deployment.class)) {
            for (Container container : containers(deployment.getSpec().getTemplate())) {
                assertNotNull(container.getStartupProbe(), container.getName());
                assertNotNull(container.getLivenessProbe(), container.getName());
                assertNotNull(container.getReadinessProbe(), container.getName());
            }
        }
        for (String service : Project.STORES) {
            assertTrue(rendered.migration(service).getSpec().getActiveDeadlineSeconds() > 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void everyPodIsClosedByDefaultAndHasAPolicyAndABudgetOfItsOwn(String example) {
        Manifests rendered = rendered(example);
        NetworkPolicy deny = rendered.one(NetworkPolicy.class, "heng-default-deny");
        assertTrue(deny.getSpec().getIngress().isEmpty()
                && deny.getSpec().getEgress().isEmpty());
        assertEquals(Set.of("Ingress", "Egress"), Set.copyOf(deny.getSpec().getPolicyTypes()));

        each(rendered.pods(), (name, pod) -> {
            Map<String, String> labels = pod.getMetadata().getLabels();
            assertTrue(selects(deny.getSpec().getPodSelector().getMatchLabels(), labels));
            assertTrue(
                    rendered.all(NetworkPolicy.class).stream()
                            .filter(policy -> !policy.getMetadata().getName().equals("heng-default-deny"))
                            .anyMatch(policy ->
                                    selects(policy.getSpec().getPodSelector().getMatchLabels(), labels)),
                    "its own flows");
            assertEquals(
                    1,
                    rendered.all(PodDisruptionBudget.class).stream()
                            .filter(budget ->
                                    selects(budget.getSpec().getSelector().getMatchLabels(), labels))
                            .count(),
                    "one budget: with two, no eviction is allowed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void aDeploymentAndItsServiceSelectTheSamePodsAndNoJob(String example) {
        Manifests rendered = rendered(example);

        for (String service : Project.SERVICES) {
            Map<String, String> selector =
                    rendered.one(Service.class, "heng-" + service).getSpec().getSelector();
            List<String> selected = rendered.pods().entrySet().stream()
                    .filter(pod ->
                            selects(selector, pod.getValue().getMetadata().getLabels()))
                    .map(Map.Entry::getKey)
                    .toList();
            assertEquals(List.of("Deployment heng-" + service), selected);
            assertEquals(
                    selector,
                    rendered.deployment(service).getSpec().getSelector().getMatchLabels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void replicasAreSpreadOverNodesAndZones(String example) {
        for (Deployment deployment : rendered(example).all(Deployment.class)) {
            List<String> keys = deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints().stream()
                    .peek(spread -> assertTrue(selects(
                            spread.getLabelSelector().getMatchLabels(),
                            deployment.getSpec().getTemplate().getMetadata().getLabels())))
                    .map(spread -> spread.getTopologyKey())
                    .toList();
            assertEquals(List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone"), keys);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void noSecretStandsInWhatIsRendered(String example) {
        Manifests rendered = rendered(example);

        for (JsonNode document : rendered.documents()) {
            assertFalse(document.path("kind").asText().equals("Secret"), "secrets are given by reference");
            assertFalse(document.path("kind").asText().equals("ConfigMap"), "settings are variables");
        }
        each(rendered.pods(), (name, pod) -> {
            for (Container container : containers(pod)) {
                Set<String> names = new HashSet<>();
                container.getEnv().forEach(variable -> {
                    assertTrue(names.add(variable.getName()), () -> variable.getName() + " is set twice");
                    if (SECRET_WORD.matcher(variable.getName()).find()
                            || variable.getName().endsWith("JAAS_CONFIG")
                            || variable.getName().endsWith("_USER")) {
                        assertEquals(null, variable.getValue(), variable.getName());
                        SecretKeySelector secret = variable.getValueFrom().getSecretKeyRef();
                        assertNotNull(secret.getName());
                        assertNotEquals(true, secret.getOptional(), "without it the pod must not start");
                    }
                });
                assertTrue(container.getEnvFrom().isEmpty());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void theLocalIssuerAndTheDemoAreNotThere(String example) {
        String text = rendered(example).text();

        for (String word : List.of("HENG_ISSUER_KIND", "HENG_ISSUER_KEYS", "heng-local", "-demo", "127.0.0.1")) {
            assertFalse(text.contains(word), word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void everyObjectIsOfTheReleaseAndHasANameOfItsOwn(String example) {
        Set<String> names = new HashSet<>();

        for (JsonNode document : rendered(example).documents()) {
            String name = document.path("kind").asText() + " "
                    + document.path("metadata").path("name").asText();
            assertTrue(names.add(name), name);
            assertEquals(
                    "heng",
                    document.path("metadata")
                            .path("labels")
                            .path("app.kubernetes.io/instance")
                            .asText(),
                    name);
        }
    }

    /** The check itself: a field that is not one is found at every depth. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {replica: 1}",
                "spec: {template: {spec: {containers: [{name: a, imag: b}]}}}",
                "spec: {template: {spec: {containers: [{name: a, securityContext: {runAsNonroot: true}}]}}}",
                "spec: {template: {spec: {containers: [{name: a, livenessProbe: {httpGet: {pfad: /}}}]}}}",
                "spec: {replicas: 1, replicas: 2}"
            })
    void aMisspeltFieldIsRefused(String spec) {
        String text = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n" + spec;

        assertThrows(UncheckedIOException.class, () -> Manifests.read(text), spec);
    }

    private static long heap(Container container) {
        String options = container.getEnv().stream()
                .filter(variable -> variable.getName().equals("JDK_JAVA_OPTIONS"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertTrue(options.matches("-Xmx[0-9]+m"), options);
        return Long.parseLong(options.replaceAll("[^0-9]", "")) * 1024 * 1024;
    }

    private static BigDecimal bytes(Map<String, Quantity> amounts) {
        return Quantity.getAmountInBytes(amounts.get("memory"));
    }

    static boolean selects(Map<String, String> selector, Map<String, String> labels) {
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    private static List<Container> containers(PodTemplateSpec pod) {
        List<Container> containers = new ArrayList<>(pod.getSpec().getContainers());
        containers.addAll(pod.getSpec().getInitContainers());
        assertFalse(containers.isEmpty());
        return containers;
    }

    /** Every pod is judged, and all findings are told. */
    private static void each(Map<String, PodTemplateSpec> pods, BiConsumer<String, PodTemplateSpec> judge) {
        assertEquals(Project.SERVICES.size() + Project.STORES.size(), pods.size());
        assertAll(pods.entrySet().stream().map(pod -> (Executable) () -> {
            try {
                judge.accept(pod.getKey(), pod.getValue());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(pod.getKey() + ": " + e.getMessage(), e);
            }
        }));
    }

    static List<String> names(List<? extends HasMetadata> objects) {
        return objects.stream().map(object -> object.getMetadata().getName()).toList();
    }
}
