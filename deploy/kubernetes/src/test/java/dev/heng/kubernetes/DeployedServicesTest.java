package dev.heng.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart says of the services is what the services say of themselves. */
class DeployedServicesTest {
    private static final Pattern PORT = Pattern.compile("(?m)^quarkus\\.http\\.port=\\$\\{HENG_PORT:(\\d+)}$");
    private static final Pattern HEALTH = Pattern.compile("(?m)^quarkus\\.smallrye-health\\.root-path=(\\S+)$");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[^}]*)?}");
    /** Read by the java command and by the platform below the services; DeployedProcessesTest sees what they do. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("JDK_JAVA_OPTIONS", "QUARKUS_SHUTDOWN_TIMEOUT");

    private static final Set<String> OF_THE_DATABASE = Set.of(
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "QUARKUS_FLYWAY_VALIDATE_AT_START",
            "QUARKUS_FLYWAY_CONNECT_RETRIES",
            "QUARKUS_INIT_AND_EXIT");
    private static final Map<String, List<String>> SETTINGS = Map.of(
            "gateway", List.of("dev.heng.gateway.GatewayConfig"),
            "budget-service", List.of("dev.heng.budget.outbox.TopicSettings", "dev.heng.budget.outbox.RelaySettings"),
            "indicator-catalog-service", List.of("dev.heng.catalog.chart.feed.FeedSettings"),
            "evaluation-service", List.of("dev.heng.evaluation.settings.Settings"));

    @ParameterizedTest
    @CsvSource({"gateway", "budget-service", "indicator-catalog-service", "evaluation-service"})
    void aServicesPortsAreThoseOfItsProperties(String service) {
        int port = Integer.parseInt(find(PORT, Project.properties(service)));
        Manifests rendered = ManifestsTest.rendered("external");
        Container container = container(rendered, service);

        assertEquals(port, container.getPorts().getFirst().getContainerPort());
        assertEquals(String.valueOf(port), value(container, "HENG_PORT"));
        assertEquals("0.0.0.0", value(container, "HENG_HOST"));
        Service inside = rendered.one(Service.class, "heng-" + service);
        assertEquals(1, inside.getSpec().getPorts().size());
        assertEquals(port, inside.getSpec().getPorts().getFirst().getPort());
        assertEquals(
                container.getPorts().getFirst().getName(),
                inside.getSpec().getPorts().getFirst().getTargetPort().getStrVal());
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, /live",
        "budget-service, /ready",
        "indicator-catalog-service, /ready",
        "evaluation-service, /ready"
    })
    void theProbesAskTheHealthPathsOfTheProperties(String service, String readiness) {
        String health = find(HEALTH, Project.properties(service));
        Container container = container(ManifestsTest.rendered("external"), service);

        assertEquals(health + "/started", path(container.getStartupProbe()));
        assertEquals(health + "/live", path(container.getLivenessProbe()));
        assertEquals(health + readiness, path(container.getReadinessProbe()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void aPodIsSetUpOnlyByVariablesThatItsServiceReads(String example) {
        Manifests rendered = ManifestsTest.rendered(example);

        for (String service : Project.SERVICES) {
            Set<String> readable = readable(service);
            assertEquals(Set.of(), unread(container(rendered, service), readable), service);
            if (Project.STORES.contains(service)) {
                Container job = rendered.migration(service)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst();
                assertEquals(Set.of(), unread(job, readable), "the migration of " + service);
            }
        }
    }

    /** A property without a default that the chart forgets would show only when the pod starts. */
    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void aPodHasEveryVariableThatItsServiceCannotDoWithout(String example) {
        Manifests rendered = ManifestsTest.rendered(example);

        for (String service : Project.SERVICES) {
            Set<String> needed = new TreeSet<>();
            Matcher variable = VARIABLE.matcher(Project.properties(service));
            while (variable.find()) {
                if (variable.group(2) == null) {
                    needed.add(variable.group(1));
                }
            }
            container(rendered, service).getEnv().forEach(set -> needed.remove(set.getName()));
            assertEquals(Set.of(), needed, service);
        }
        for (String store : Project.STORES) {
            assertTrue(
                    Project.properties(store).contains("\nmp.jwt.verify.issuer=${HENG_ISSUER}\n"),
                    "no issuer is assumed where none is given");
        }
        Container gateway = container(rendered, "gateway");
        assertEquals("http://heng-budget-service:8081", value(gateway, "HENG_BUDGET_URL"));
        assertEquals("http://heng-indicator-catalog-service:8082", value(gateway, "HENG_CATALOG_URL"));
        assertEquals("http://heng-evaluation-service:8083", value(gateway, "HENG_EVALUATION_URL"));
        assertTrue(value(gateway, "HENG_ISSUER").startsWith("https://"));
        assertTrue(value(gateway, "HENG_JWKS_URL").startsWith("https://"));
    }

    @Test
    void onlyTheJobChangesTheTables() {
        Manifests rendered = ManifestsTest.rendered("external");

        for (String service : Project.STORES) {
            Container pod = container(rendered, service);
            Container job = rendered.migration(service)
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .getFirst();
            assertEquals("false", value(pod, "QUARKUS_FLYWAY_MIGRATE_AT_START"));
            assertEquals("true", value(pod, "QUARKUS_FLYWAY_VALIDATE_AT_START"));
            assertEquals(null, value(pod, "QUARKUS_INIT_AND_EXIT"));
            assertEquals("true", value(job, "QUARKUS_FLYWAY_MIGRATE_AT_START"));
            assertEquals("true", value(job, "QUARKUS_INIT_AND_EXIT"));
            assertEquals(pod.getImage(), job.getImage(), "the image brings its own tables");
            assertEquals(value(pod, "HENG_DB_URL"), value(job, "HENG_DB_URL"));
            assertEquals(secret(pod, "HENG_DB_USER"), secret(job, "HENG_DB_USER"), "to whom the owner gives rights");
            assertTrue(secret(job, "HENG_DB_OWNER_USER").endsWith("-owner"));
            assertEquals(null, secret(pod, "HENG_DB_OWNER_USER"), "a pod that serves has no Secret of the owner");
            assertEquals(null, secret(pod, "HENG_DB_OWNER_PASSWORD"));
        }
    }

    /** The topics of Strimzi and the rights on them are those of the services' sources. */
    @Test
    void theTopicsAndTheRightsOnThemAreThoseOfTheServices() {
        Manifests rendered = ManifestsTest.rendered("operators");

        assertEquals(
                Set.of("budget.organisation.v1", "budget.execution.v1", "budget.alert.v1", "evaluation.scorecard.v1"),
                Set.copyOf(ManifestsTest.names(rendered.all(KafkaTopic.class))));
        for (KafkaTopic topic : rendered.all(KafkaTopic.class)) {
            assertEquals(12, topic.getSpec().getPartitions());
            assertEquals("compact", topic.getSpec().getConfig().get("cleanup.policy"));
        }
        assertEquals(
                Set.of(
                        "topic budget.organisation.v1: create describe write",
                        "topic budget.execution.v1: create describe write",
                        "topic budget.alert.v1: create describe write"),
                rights(rendered, "budget-service"));
        assertEquals(
                Set.of("topic budget.organisation.v1: describe read", "group catalog-service: describe read"),
                rights(rendered, "indicator-catalog-service"));
        assertEquals(
                Set.of(
                        "topic evaluation.scorecard.v1: create describe write",
                        "topic budget.organisation.v1: describe read",
                        "topic budget.execution.v1: describe read",
                        "group evaluation-service: describe read"),
                rights(rendered, "evaluation-service"));
    }

    /** CloudNativePG gives each role the password of the Secret that the service reads. */
    @Test
    void eachServiceHasADatabaseARoleAndAnOwnerOfItsOwn() {
        Manifests rendered = ManifestsTest.rendered("operators");
        CloudNativePg.Cluster cluster =
                rendered.all(CloudNativePg.Cluster.class).getFirst();
        Set<String> databases = new HashSet<>();

        for (CloudNativePg.Database database : rendered.all(CloudNativePg.Database.class)) {
            assertEquals(cluster.metadata().getName(), database.spec().cluster().name());
            assertEquals("retain", database.spec().databaseReclaimPolicy());
            databases.add(database.spec().name() + " of " + database.spec().owner());
        }

        assertEquals(
                Set.of(
                        "heng_budget of heng_budget_owner",
                        "heng_catalog of heng_catalog_owner",
                        "heng_evaluation of heng_evaluation_owner"),
                databases);
        assertEquals(
                Set.of(
                        "heng_budget by heng-budget-database",
                        "heng_budget_owner by heng-budget-owner",
                        "heng_catalog by heng-catalog-database",
                        "heng_catalog_owner by heng-catalog-owner",
                        "heng_evaluation by heng-evaluation-database",
                        "heng_evaluation_owner by heng-evaluation-owner"),
                Set.copyOf(cluster.spec().managed().roles().stream()
                        .map(role ->
                                role.name() + " by " + role.passwordSecret().name())
                        .toList()));
        assertTrue(value(container(rendered, "budget-service"), "HENG_DB_URL")
                .startsWith("jdbc:postgresql://" + cluster.metadata().getName() + "-rw:5432/heng_budget?"));
    }

    private static Set<String> rights(Manifests rendered, String service) {
        KafkaUser user = rendered.one(KafkaUser.class, "heng-" + service);
        KafkaUserAuthorizationSimple rights =
                (KafkaUserAuthorizationSimple) user.getSpec().getAuthorization();
        Set<String> lines = new TreeSet<>();
        rights.getAcls().forEach(rule -> {
            String name = rule.getResource() instanceof AclRuleTopicResource topic
                    ? topic.getName()
                    : ((AclRuleGroupResource) rule.getResource()).getName();
            List<String> operations = rule.getOperations().stream()
                    .map(operation -> operation.toString().toLowerCase(Locale.ROOT))
                    .sorted()
                    .toList();
            lines.add(rule.getResource().getType() + " " + name + ": " + String.join(" ", operations));
        });
        return lines;
    }

    private static Set<String> unread(Container container, Set<String> readable) {
        Set<String> unread = new TreeSet<>();
        container.getEnv().stream()
                .map(EnvVar::getName)
                .filter(name -> !readable.contains(name))
                .forEach(unread::add);
        return unread;
    }

    /** The variables that a service reads: those of its properties, those of its settings' interfaces, the platform's. */
    private static Set<String> readable(String service) {
        Set<String> names = new TreeSet<>(OF_THE_PLATFORM);
        VARIABLE.matcher(Project.properties(service)).results().forEach(found -> names.add(found.group(1)));
        SETTINGS.get(service).forEach(type -> names.addAll(settings(type)));
        if (Project.STORES.contains(service)) {
            names.addAll(OF_THE_DATABASE);
            ProducerConfig.configNames().stream()
                    .map(name -> variable("kafka." + name))
                    .forEach(names::add);
        }
        return names;
    }

    private static List<String> settings(String type) {
        try {
            Class<?> settings = Class.forName(type);
            String prefix = settings.getAnnotation(ConfigMapping.class).prefix();
            return ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(settings, prefix))
                    .keySet()
                    .stream()
                    .map(DeployedServicesTest::variable)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError("settings moved: " + type, e);
        }
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Container container(Manifests rendered, String service) {
        return rendered.deployment(service)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static String value(Container container, String name) {
        return Stream.ofNullable(container.getEnv())
                .flatMap(List::stream)
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The Secret that a variable comes from. */
    private static String secret(Container container, String name) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName())
                .findFirst()
                .orElse(null);
    }

    private static String path(Probe probe) {
        assertEquals("http", probe.getHttpGet().getPort().getStrVal());
        return probe.getHttpGet().getPath();
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), pattern::pattern);
        return matcher.group(1);
    }
}
