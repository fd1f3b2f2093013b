package dev.heng.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator sets, as {@code heng.*} properties or {@code HENG_*} variables. */
@ConfigMapping(prefix = "heng")
public interface GatewayConfig {
    /** Base address of budget-service. */
    String budgetUrl();

    /** Base address of indicator-catalog-service. */
    String catalogUrl();

    /** Base address of evaluation-service. */
    String evaluationUrl();

    /** The {@code iss} of accepted tokens. */
    Optional<String> issuer();

    /** Where an OIDC provider publishes its keys; not used by the local issuer. */
    Optional<String> jwksUrl();

    /** {@code local} turns on the built-in issuer with the demo accounts; nothing else does. */
    Optional<String> issuerKind();

    /** The file in which the local issuer keeps its key. */
    Optional<Path> issuerKeys();

    Limits limits();

    /** What one client may ask of the suite. */
    interface Limits {
        /** Largest request body in bytes. */
        @WithDefault("33554432")
        long bodyBytes();

        /** Requests of one account that may be under way at once. */
        @WithDefault("256")
        int concurrentPerAccount();

        /** Requests of one account that may begin in one second. */
        @WithDefault("20000")
        int perSecondPerAccount();

        /** How long a service may keep silent; above the 30 s that {@code waitMs} allows. */
        @WithDefault("PT60S")
        Duration silence();

        /** How long a service may fail to say that it lives, before its callers are told that it does not answer. */
        @WithDefault("PT5S")
        Duration lifeless();
    }
}
