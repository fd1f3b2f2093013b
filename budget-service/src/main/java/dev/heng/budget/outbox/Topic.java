package dev.heng.budget.outbox;

/** The compacted topics that this service writes. */
public enum Topic {
    ORGANISATION("budget.organisation.v1"),
    EXECUTION("budget.execution.v1"),
    ALERT("budget.alert.v1");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }
}
