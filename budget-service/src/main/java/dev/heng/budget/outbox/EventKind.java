package dev.heng.budget.outbox;

import java.util.Locale;

/** What an event tells about; decides topic, message key and CloudEvents type. */
public enum EventKind {
    /** Key {@code hospital/centre/subject/fund/project/2026-03}. */
    CELL(Topic.EXECUTION, "changed"),
    /** Key: the hospital. */
    HOSPITAL(Topic.ORGANISATION, "changed"),
    /** Key {@code hospital/centre}. */
    CENTRE(Topic.ORGANISATION, "changed"),
    /** Key: the chart. */
    CHART(Topic.ORGANISATION, "changed"),
    /** Key {@code hospital/2026-03}. */
    PERIOD(Topic.ORGANISATION, "changed"),
    /** Key {@code hospital/42}. */
    ALERT(Topic.ALERT, "changed"),
    /** Key: the bucket. Sent to every topic; as an outbox row it asks for nothing but a watermark. */
    WATERMARK(Topic.EXECUTION, "reached");

    private final Topic topic;
    private final String verb;

    EventKind(Topic topic, String verb) {
        this.topic = topic;
        this.verb = verb;
    }

    Topic topic() {
        return topic;
    }

    /** The CloudEvents type, such as {@code heng.budget.cell-changed}. */
    public String type() {
        return "heng.budget." + noun() + "-" + verb;
    }

    /** The message key of an object, such as {@code centre/x-hospital/C-CARD}. */
    public String messageKey(String key) {
        return noun() + "/" + key;
    }

    private String noun() {
        return name().toLowerCase(Locale.ROOT);
    }
}
