package dev.heng.e2e;

import java.util.Locale;

/** What a bearer may do, by the name that stands in a token. */
enum Role {
    CONNECTOR,
    BUDGET_OFFICER,
    OWNER_DEPARTMENT,
    BUDGET_OFFICE,
    COMMITTEE,
    EVALUATOR,
    AUDITOR,
    ADMIN;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
