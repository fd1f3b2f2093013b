package dev.heng.edge.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a signed-in user or client may do; the code is the one in the token's {@code roles}. */
public enum Role {
    CONNECTOR,
    BUDGET_OFFICER,
    OWNER_DEPARTMENT,
    BUDGET_OFFICE,
    COMMITTEE,
    EVALUATOR,
    AUDITOR,
    ADMIN;

    /** The role's name in tokens, such as {@code budget-officer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
