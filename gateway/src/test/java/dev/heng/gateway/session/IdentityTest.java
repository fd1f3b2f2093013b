package dev.heng.gateway.session;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.gateway.GatewayConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static GatewayConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "heng.budget-url", "http://b", "heng.catalog-url", "http://c", "heng.evaluation-url", "http://e"));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    @Test
    void withoutAnIssuerTheGatewayRefusesToStart() {
        var refused = assertThrows(IllegalStateException.class, () -> new Identity(config(Map.of())));
        assertTrue(refused.getMessage().contains("HENG_ISSUER"), refused.getMessage());
    }

    @Test
    void anIssuerWithoutKeysIsRefusedUnlessItIsTheLocalOne() {
        var refused = assertThrows(
                IllegalStateException.class, () -> new Identity(config(Map.of("heng.issuer", "https://i"))));
        assertTrue(refused.getMessage().contains("HENG_JWKS_URL"), refused.getMessage());
    }

    @Test
    void anotherKindThanLocalDoesNotBringTheDemoAccounts() {
        Identity identity = new Identity(config(Map.of(
                "heng.issuer", "https://i", "heng.jwks-url", "https://i/keys", "heng.issuer-kind", "production")));
        assertTrue(identity.localKey().isEmpty());
    }
}
