package dev.heng.evaluation.result;

/** Which scorecard: a centre in a period as the API writes it. */
public record CardKey(String hospital, String centre, String period) {
    /** The track that the contract publishes. */
    public static final String TRACK = "MAIN";
}
