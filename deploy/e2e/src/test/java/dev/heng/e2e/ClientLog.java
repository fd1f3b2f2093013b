package dev.heng.e2e;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What clients know of what they sent: written before each call and again when its answer is there. Safe for several clients at once. */
final class ClientLog {
    /** UNKNOWN: sent, and no answer that tells whether it took effect. */
    enum State {
        UNKNOWN,
        RECORDED,
        SUSPENDED,
        REFUSED
    }

    /**
     * A line as it was sent.
     *
     * @param isChallenge true when its id was used before with another amount
     */
    record Sent(Line line, boolean isChallenge, State state) {
        boolean is(State wanted) {
            return state == wanted;
        }
    }

    private record Key(String id, boolean isChallenge) {}

    private final Map<Key, Sent> lines = new LinkedHashMap<>();
    private final Map<String, BigDecimal> settings = new TreeMap<>();
    private final Set<String> doubtful = new TreeSet<>();

    synchronized void sending(Line line, boolean isChallenge) {
        lines.merge(
                new Key(line.id(), isChallenge),
                new Sent(line, isChallenge, State.UNKNOWN),
                // a refused line may be sent again, and then count
                (before, again) -> before.is(State.REFUSED) ? again : before);
    }

    /** What has been answered once stays so, whatever becomes of a repetition. */
    synchronized void answered(Line line, boolean isChallenge, State state) {
        lines.computeIfPresent(
                new Key(line.id(), isChallenge),
                (key, before) -> before.is(State.UNKNOWN) ? new Sent(before.line(), isChallenge, state) : before);
    }

    synchronized List<Sent> sent() {
        return List.copyOf(lines.values());
    }

    List<Sent> sent(State state) {
        return sent().stream().filter(sent -> sent.is(state)).toList();
    }

    synchronized long count(State state) {
        return lines.values().stream().filter(sent -> sent.is(state)).count();
    }

    /** A value that is set again and again, such as a plan or a rating; one client sets one name, one value after the other. */
    synchronized void setting(String name, BigDecimal value) {
        settings.put(name, value);
    }

    /** Without an answer it is open which value stands from now on, even after a later one: the request may still be on its way. */
    synchronized void unanswered(String name) {
        doubtful.add(name);
    }

    synchronized void settled(String name) {
        doubtful.remove(name);
    }

    /** The names of which nobody knows what stands. */
    synchronized Set<String> doubtful() {
        return Set.copyOf(doubtful);
    }

    /** What was sent last, by name. */
    synchronized Map<String, BigDecimal> settings() {
        return new TreeMap<>(settings);
    }
}
