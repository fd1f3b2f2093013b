package dev.heng.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.gateway.GatewayConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountLimitsTest {
    private static final Instant START = Instant.parse("2026-03-31T08:00:00Z");

    private static AccountLimits limits(int concurrent, int perSecond, Clock clock) {
        GatewayConfig config = new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "heng.budget-url", "http://b",
                                "heng.catalog-url", "http://c",
                                "heng.evaluation-url", "http://e",
                                "heng.limits.concurrent-per-account", String.valueOf(concurrent),
                                "heng.limits.per-second-per-account", String.valueOf(perSecond)),
                        "test",
                        100))
                .build()
                .getConfigMapping(GatewayConfig.class);
        return new AccountLimits(config, clock);
    }

    @Test
    void aPlaceGivenBackIsFreeForTheNextRequest() {
        AccountLimits limits = limits(2, 100, Clock.fixed(START, ZoneOffset.UTC));
        var first = limits.enter("his").orElseThrow();
        assertTrue(limits.enter("his").isPresent());
        assertTrue(limits.enter("his").isEmpty());
        first.release();
        assertTrue(limits.enter("his").isPresent());
    }

    @Test
    void oneAccountDoesNotTakeThePlacesOfAnother() {
        AccountLimits limits = limits(1, 100, Clock.fixed(START, ZoneOffset.UTC));
        assertTrue(limits.enter("his").isPresent());
        assertTrue(limits.enter("office").isPresent());
    }

    @Test
    void aNewSecondBringsNewRequests() {
        Instant[] now = {START};
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        AccountLimits limits = limits(10, 1, clock);
        limits.enter("his").orElseThrow().release();
        assertTrue(limits.enter("his").isEmpty());
        now[0] = START.plus(Duration.ofSeconds(1));
        assertTrue(limits.enter("his").isPresent());
    }
}
