package dev.heng.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What helm rendered, read strictly: each document by the type of its kind, a field that the type does not know and a
 * name given twice are refused, and so is a kind that is not listed here.
 */
record Manifests(String text, List<JsonNode> documents, List<Object> objects) {
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class),
            Map.entry("postgresql.cnpg.io/v1/Cluster", CloudNativePg.Cluster.class),
            Map.entry("postgresql.cnpg.io/v1/Database", CloudNativePg.Database.class));

    private static final ObjectMapper YAML = new ObjectMapper(
                    new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .setAnnotationIntrospector(new NothingElse());

    /** The types of the Kubernetes API keep what they do not know in a map ("additionalProperties"); here they have none. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    static Manifests of(Helm.Result rendered) {
        if (rendered.status() != 0) {
            throw new AssertionError("helm refuses: " + rendered.errors());
        }
        return read(rendered.output());
    }

    static Manifests read(String text) {
        List<JsonNode> documents = new ArrayList<>();
        List<Object> objects = new ArrayList<>();
        try (MappingIterator<JsonNode> found = YAML.readerFor(JsonNode.class).readValues(text)) {
            while (found.hasNextValue()) {
                JsonNode document = found.nextValue();
                if (document.isObject()) {
                    documents.add(document);
                    objects.add(typed(document));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(text, documents, objects);
    }

    private static Object typed(JsonNode document) throws JsonProcessingException {
        String kind = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new AssertionError("a kind that nobody expects: " + kind);
        }
        return YAML.treeToValue(document, type);
    }

    <T> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    Deployment deployment(String service) {
        return one(Deployment.class, "heng-" + service);
    }

    /** The Job that migrates the tables of a service. */
    Job migration(String service) {
        return all(Job.class).stream()
                .filter(job -> job.getMetadata().getName().startsWith("heng-" + service + "-migrate-"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no migration of " + service));
    }

    /** Every pod that comes into being, by what makes it, such as {@code Deployment heng-gateway}. */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        all(Deployment.class)
                .forEach(made -> pods.put(
                        "Deployment " + made.getMetadata().getName(),
                        made.getSpec().getTemplate()));
        all(Job.class)
                .forEach(made -> pods.put(
                        "Job " + made.getMetadata().getName(), made.getSpec().getTemplate()));
        return pods;
    }
}
