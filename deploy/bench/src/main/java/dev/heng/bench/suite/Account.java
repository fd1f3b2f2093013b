package dev.heng.bench.suite;

/** The accounts of the local default that the bench uses, with the form of their token request. */
public enum Account {
    ADMIN("grant_type=password&username=admin&password=admin-demo"),
    OFFICE("grant_type=password&username=office&password=office-demo"),
    HIS("grant_type=client_credentials&client_id=his&client_secret=his-demo");

    private final String form;

    Account(String form) {
        this.form = form;
    }

    String form() {
        return form;
    }
}
