package dev.heng.e2e;

import java.util.Locale;

/** The accounts of the local default, each for what its role may do. */
enum Account {
    ADMIN,
    OFFICE,
    OFFICER,
    EVALUATOR,
    AUDITOR,
    HIS;

    String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of the token request (OAuth 2). */
    String tokenForm() {
        return switch (this) {
            case HIS -> "grant_type=client_credentials&client_id=his&client_secret=his-demo";
            case ADMIN, OFFICE, OFFICER, EVALUATOR, AUDITOR ->
                "grant_type=password&username=%s&password=%s-demo".formatted(login(), login());
        };
    }
}
