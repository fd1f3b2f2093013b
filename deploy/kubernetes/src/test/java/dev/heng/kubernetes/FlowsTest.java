package dev.heng.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network policies allow the flows that Heng has, and no other. */
class FlowsTest {
    private static final Set<String> BETWEEN_PODS = Set.of(
            "gateway -> budget-service:8081",
            "gateway -> indicator-catalog-service:8082",
            "gateway -> evaluation-service:8083",
            "evaluation-service -> indicator-catalog-service:8082");

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void podsReachEachOtherOnlyWhereAServiceCallsAnother(String example) {
        Manifests rendered = ManifestsTest.rendered(example);

        assertEquals(BETWEEN_PODS, between(rendered, true), "what may leave");
        assertEquals(BETWEEN_PODS, between(rendered, false), "what may enter");
    }

    @Test
    void outwardsGoOnlyDatabaseBrokersIssuerAndNames() {
        Manifests rendered = ManifestsTest.rendered("external");

        Set<String> store = Set.of("192.0.2.10/32:443", "192.0.2.20/32:5432", "192.0.2.32/30:9093", "names:53");
        assertEquals(Set.of("192.0.2.10/32:443", "names:53"), outwards(rendered, "Deployment heng-gateway"));
        for (String service : Project.STORES) {
            assertEquals(store, outwards(rendered, "Deployment heng-" + service));
            assertEquals(
                    Set.of("192.0.2.20/32:5432", "names:53"),
                    outwards(
                            rendered,
                            "Job " + rendered.migration(service).getMetadata().getName()));
        }
    }

    @Test
    void withOperatorsTheServersArePodsOfTheirClusters() {
        Manifests rendered = ManifestsTest.rendered("operators");

        assertEquals(
                Set.of("identity:8443", "heng-postgres:5432", "heng-kafka:9093", "names:53"),
                outwards(rendered, "Deployment heng-budget-service"));
    }

    @Test
    void fromOutsideOnlyTheGatewayIsReachedAndMeasuresAreRead() {
        Manifests rendered = ManifestsTest.rendered("external");

        assertEquals(Set.of("ingress:8080", "monitoring:8080"), inwards(rendered, "gateway"));
        for (String service : Project.STORES) {
            assertEquals(
                    Set.of("monitoring"),
                    Set.copyOf(inwards(rendered, service).stream()
                            .map(flow -> flow.replaceAll(":.*", ""))
                            .toList()));
        }
        assertEquals(Set.of("gateway-system:8080"), inwards(ManifestsTest.rendered("operators"), "gateway"));
        assertEquals(Set.of(), inwards(ManifestsTest.rendered("operators"), "budget-service"));
    }

    @Test
    void onlyTheServicesAndTheirJobsReachTheClusterOfTheOperator() {
        NetworkPolicy policy = ManifestsTest.rendered("operators").one(NetworkPolicy.class, "heng-postgres");

        assertEquals(
                Map.of("cnpg.io/cluster", "heng-postgres"),
                policy.getSpec().getPodSelector().getMatchLabels());
        List<String> clients = policy.getSpec().getIngress().getFirst().getFrom().stream()
                .map(peer -> peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/name"))
                .toList();
        assertEquals(Project.STORES.size(), clients.size());
        assertEquals(Set.copyOf(Project.STORES), Set.copyOf(clients));
    }

    /** Flows between the pods of the chart, as the policies of the sender or of the receiver allow them. */
    private static Set<String> between(Manifests rendered, boolean isEgress) {
        Set<String> flows = new TreeSet<>();
        rendered.pods().forEach((name, pod) -> rules(rendered, pod, isEgress).forEach(rule -> rule.peers().stream()
                .filter(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
                .forEach(peer -> rendered.pods().forEach((otherName, other) -> {
                    if (!ManifestsTest.selects(
                            peer.getPodSelector().getMatchLabels(),
                            other.getMetadata().getLabels())) {
                        return;
                    }
                    String from = isEgress ? name : otherName;
                    String to = isEgress ? otherName : name;
                    rule.ports().forEach(port -> flows.add(plain(from) + " -> " + plain(to) + ":" + port));
                }))));
        return flows;
    }

    private static Set<String> outwards(Manifests rendered, String pod) {
        Set<String> flows = new TreeSet<>();
        rules(rendered, rendered.pods().get(pod), true).forEach(rule -> rule.peers().stream()
                .map(FlowsTest::outside)
                .filter(name -> !name.isEmpty())
                .forEach(name -> rule.ports().forEach(port -> flows.add(name + ":" + port))));
        return flows;
    }

    private static Set<String> inwards(Manifests rendered, String service) {
        Set<String> flows = new TreeSet<>();
        rules(rendered, rendered.pods().get("Deployment heng-" + service), false)
                .forEach(rule -> rule.peers().stream()
                        .map(FlowsTest::outside)
                        .filter(name -> !name.isEmpty())
                        .forEach(name -> rule.ports().forEach(port -> flows.add(name + ":" + port))));
        return flows;
    }

    /** A name for what is no pod of the chart; empty for one. */
    private static String outside(NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            return peer.getIpBlock().getCidr();
        }
        Map<String, String> pods = labels(peer.getPodSelector());
        if (peer.getNamespaceSelector() != null) {
            return pods.containsValue("kube-dns")
                    ? "names"
                    : labels(peer.getNamespaceSelector()).get("kubernetes.io/metadata.name");
        }
        return pods.getOrDefault("cnpg.io/cluster", pods.getOrDefault("strimzi.io/cluster", ""));
    }

    private static Map<String, String> labels(LabelSelector selector) {
        return selector == null ? Map.of() : selector.getMatchLabels();
    }

    private record Rule(List<NetworkPolicyPeer> peers, List<String> ports) {}

    /** The rules of the policies that select the pod; each names its peers and its ports. */
    private static List<Rule> rules(Manifests rendered, PodTemplateSpec pod, boolean isEgress) {
        List<Rule> rules = rendered.all(NetworkPolicy.class).stream()
                .filter(policy -> ManifestsTest.selects(
                        policy.getSpec().getPodSelector().getMatchLabels(),
                        pod.getMetadata().getLabels()))
                .flatMap(policy -> isEgress
                        ? policy.getSpec().getEgress().stream()
                                .map(rule -> new Rule(rule.getTo(), ports(rule.getPorts())))
                        : policy.getSpec().getIngress().stream()
                                .map(rule -> new Rule(rule.getFrom(), ports(rule.getPorts()))))
                .toList();
        rules.forEach(rule -> {
            assertFalse(rule.peers().isEmpty(), "a rule without peers means everybody");
            assertFalse(rule.ports().isEmpty(), "a rule without ports means every port");
        });
        return rules;
    }

    private static List<String> ports(List<NetworkPolicyPort> ports) {
        return ports.stream()
                .map(NetworkPolicyPort::getPort)
                .map(IntOrString::getValue)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    /** {@code Deployment heng-gateway} is called gateway. */
    private static String plain(String pod) {
        return pod.replaceFirst("^Deployment heng-", "");
    }
}
