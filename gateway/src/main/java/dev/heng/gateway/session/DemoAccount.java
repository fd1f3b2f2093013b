package dev.heng.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of the embedded default, whose passwords are public ({@code name-demo}). They exist only where the local issuer does,
 * which listens on loopback.
 */
enum DemoAccount {
    ADMIN("admin", "admin", List.of("*"), List.of("*"), false),
    OFFICE("office", "budget-office", List.of("*"), List.of("*"), false),
    OWNER("owner", "owner-department", List.of("x-hospital"), List.of("*"), false),
    COMMITTEE("committee", "committee", List.of("x-hospital"), List.of("*"), false),
    OFFICER("officer", "budget-officer", List.of("x-hospital"), List.of("C-CARD"), false),
    EVALUATOR("evaluator", "evaluator", List.of("*"), List.of("*"), false),
    AUDITOR("auditor", "auditor", List.of("*"), List.of("*"), false),
    HIS("his", "connector", List.of("*"), List.of("*"), true);

    private final String user;
    private final String role;
    private final List<String> hospitals;
    private final List<String> centres;
    private final boolean isClient;

    DemoAccount(String user, String role, List<String> hospitals, List<String> centres, boolean isClient) {
        this.user = user;
        this.role = role;
        this.hospitals = hospitals;
        this.centres = centres;
        this.isClient = isClient;
    }

    /** The person or client with this name and secret. */
    static Optional<DemoAccount> of(@Nullable String name, @Nullable String secret, boolean isClient) {
        return Arrays.stream(values())
                .filter(account -> account.isClient == isClient && account.user.equals(name))
                .filter(account -> MessageDigest.isEqual(bytes(account.user + "-demo"), bytes(secret)))
                .findFirst();
    }

    private static byte[] bytes(@Nullable String text) {
        return String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    }

    String user() {
        return user;
    }

    String role() {
        return role;
    }

    List<String> hospitals() {
        return hospitals;
    }

    List<String> centres() {
        return centres;
    }
}
