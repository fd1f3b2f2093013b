package dev.heng.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody who holds a token, with any role and scope; the demo accounts are only eight of them.
 *
 * @param hospitals null for a token that does not say
 * @param centres root centres; null for a token that does not say
 */
record Person(String name, List<String> roles, List<String> hospitals, List<String> centres) {
    private static final List<String> ALL = List.of("*");

    /** Everything of every hospital. */
    static Person everywhere(Role role) {
        return new Person("everywhere-" + role.code(), List.of(role.code()), ALL, ALL);
    }

    static Person of(Role role, String hospital, String... centres) {
        String name = role.code() + "-of-" + hospital + "-" + String.join("-", centres);
        return new Person(name, List.of(role.code()), List.of(hospital), List.of(centres));
    }

    Person named(String other) {
        return new Person(other, roles, hospitals, centres);
    }

    /** The claims that the suite reads, without those about the token itself. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", name);
        claims.put("upn", name);
        claims.put("roles", roles);
        if (hospitals != null) {
            claims.put("hospitals", hospitals);
        }
        if (centres != null) {
            claims.put("centres", centres);
        }
        return claims;
    }
}
