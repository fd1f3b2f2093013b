package dev.heng.budget.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Api;
import dev.heng.budget.ledger.Together;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The audit trail as an auditor sees it. */
record Trail(List<Map<String, Object>> entries) {
    static Trail of(String hospital) {
        return read("/hospitals/" + hospital + "/audit-entries?limit=1000");
    }

    /** What belongs to no hospital. */
    static Trail ofInstallation(String query) {
        return read("/audit-entries?limit=1000" + query);
    }

    /** Waits until every record is stored: those of refusals follow their answers. */
    static void awaitStored() {
        Gauge waiting = CDI.current()
                .select(MeterRegistry.class)
                .get()
                .get("heng.audit.waiting")
                .gauge();
        Together.until("every record is stored", 20, () -> waiting.value() == 0);
    }

    private static Trail read(String path) {
        awaitStored();
        return new Trail(
                Api.get("auditor", path).statusCode(200).extract().jsonPath().getList("items"));
    }

    int size() {
        return entries.size();
    }

    /** The newest record. */
    Map<String, Object> newest() {
        return entries.getFirst();
    }

    /** One member of every record, newest first. */
    List<Object> all(String member) {
        return entries.stream().map(entry -> entry.get(member)).toList();
    }

    /** Fails when the newest record has another value of the member. */
    Trail newest(String member, Object expected) {
        Object value = newest().get(member);
        assertEquals(
                expected,
                value instanceof Number number ? number.longValue() : value,
                () -> member + " of " + newest());
        return this;
    }

    static String sha256(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
