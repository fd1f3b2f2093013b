package dev.heng.demo;

/** The demo accounts of the local default that the loader works with, each for what its role may do. */
enum Account {
    ADMIN("admin", "password"),
    OFFICE("office", "password"),
    EVALUATOR("evaluator", "password"),
    HIS("his", "client_credentials");

    private final String login;
    private final String grant;

    Account(String login, String grant) {
        this.login = login;
        this.grant = grant;
    }

    /** The form of the token request (OAuth 2). The demo passwords are public: the local default listens on loopback only. */
    String tokenForm() {
        String secret = login + "-demo";
        return switch (this) {
            case HIS -> "grant_type=" + grant + "&client_id=" + login + "&client_secret=" + secret;
            case ADMIN, OFFICE, EVALUATOR -> "grant_type=" + grant + "&username=" + login + "&password=" + secret;
        };
    }
}
