package dev.heng.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart accepts and what it refuses. */
class ChartTest {
    private static final Path EXTERNAL = Project.MODULE.resolve("examples/external.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators"})
    void theExamplesPassTheLint(String example) {
        Helm.Result lint = Helm.lint(Project.MODULE.resolve("examples/" + example + ".yaml"));

        assertEquals(0, lint.status(), lint.all());
    }

    @Test
    void withoutValuesItTellsEverythingThatIsMissing() {
        Helm.Result refused = Helm.template();

        assertNotEquals(0, refused.status());
        for (String value : List.of(
                "image.registry",
                "image.tag",
                "issuer.url",
                "issuer.jwksUrl",
                "postgres.host",
                "postgres.tls.caSecret",
                "kafka.bootstrapServers",
                "networkPolicy.postgres.to",
                "networkPolicy.kafka.to",
                "networkPolicy.issuer.to",
                "services.budget.database.existingSecret",
                "services.catalog.kafka.existingSecret",
                "services.evaluation.database.existingSecret")) {
            assertTrue(refused.errors().contains("\n  " + value + ": "), () -> value + " in " + refused.errors());
        }
    }

    /** Each setting spoils the first example, and the refusal names it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer.url=                                        | issuer.url",
                "issuer.jwksUrl=                                    | issuer.jwksUrl",
                "issuer.url=heng-local                              | issuer",
                "image.tag=latest                                   | tag",
                "services.gateway.env.HENG_ISSUER_KIND=local        | local one cannot be turned on",
                "services.budget.env.HENG_ISSUER=me                 | the issuer is set by issuer.*",
                "services.budget.password=secret                    | password",
                "services.budget.database.password=secret           | password",
                "services.budget.replicas=0                         | replicas",
                "services.budget.resources.limits=null              | limits",
                "networkPolicy.gatewayFrom=null                     | gatewayFrom",
                "ingress.tlsSecret=                                 | ingress.tlsSecret",
                "postgres.tls.mode=prefer                           | mode",
                "postgres.mode=mysql                                | mode",
                "kafka.bootstrapServers=broker                      | bootstrapServers",
                "issuers.url=https://login.example.org              | issuers",
                "services.payroll.replicas=1                        | payroll"
            })
    void aWrongValueIsRefused(String setting, String said) {
        Helm.Result refused = Helm.template("--values", EXTERNAL.toString(), "--set", setting);

        assertNotEquals(0, refused.status(), setting);
        assertTrue(refused.errors().contains(said), () -> said + " in " + refused.errors());
    }

    @Test
    void theOwnerOfTheTablesIsAnotherRoleThanTheServices() {
        for (String example : List.of("external", "operators")) {
            for (String secret : List.of("", "heng-budget-database")) {
                Helm.Result refused = Helm.template(
                        "--values",
                        Project.MODULE.resolve("examples/" + example + ".yaml").toString(),
                        "--set",
                        "services.budget.database.migrationSecret=" + secret);

                assertNotEquals(0, refused.status());
                assertTrue(refused.errors().contains("services.budget.database.migrationSecret"), refused.errors());
            }
        }
    }

    @Test
    void aDigestWinsOverTheTag() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);

        Manifests rendered = external("services.gateway.digest=" + digest);

        assertEquals("registry.example.org/heng/gateway@" + digest, image(rendered, "gateway"));
        assertEquals("registry.example.org/heng/budget-service:1.0.0", image(rendered, "budget-service"));
    }

    @Test
    void aJobHasANewNameWhenItIsAnotherAndKeepsItWhenItIsTheSame() {
        String name = name(external().migration("budget-service"));

        assertEquals(name, name(external("services.gateway.replicas=3").migration("budget-service")));
        assertNotEquals(name, name(external("image.tag=1.0.1").migration("budget-service")));
    }

    @Test
    void anAutoscaledServiceLeavesItsReplicasToTheScaler() {
        Deployment scaled = external("services.budget.autoscaling.enabled=true").deployment("budget-service");

        assertEquals(null, scaled.getSpec().getReplicas());
        assertEquals(2, external().deployment("budget-service").getSpec().getReplicas());
    }

    @Test
    void whatAnOperatorAddsReachesTheService() {
        Deployment gateway =
                external("services.gateway.env.HENG_LIMITS_SILENCE=PT90S").deployment("gateway");

        assertTrue(gateway.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .anyMatch(variable -> variable.getName().equals("HENG_LIMITS_SILENCE")
                        && variable.getValue().equals("PT90S")));
    }

    private static Manifests external(String... settings) {
        List<String> words = new ArrayList<>(List.of("--values", EXTERNAL.toString()));
        Arrays.stream(settings).forEach(setting -> words.addAll(List.of("--set", setting)));
        return Manifests.of(Helm.template(words.toArray(String[]::new)));
    }

    private static String image(Manifests rendered, String service) {
        return rendered.deployment(service)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage();
    }

    private static String name(Job job) {
        return job.getMetadata().getName();
    }
}
