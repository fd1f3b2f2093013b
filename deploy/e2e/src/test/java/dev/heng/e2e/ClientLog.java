package dev.heng.e2e;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client knows of its calls: written before each is sent and again when its answer is there. Safe for several clients at once. */
final class ClientLog {
    /** UNKNOWN: sent, and no answer that tells whether it took effect. */
    enum State {
        UNKNOWN,
        ACKNOWLEDGED,
        REFUSED
    }

    /** One call with its lines, as it was sent. */
    record Call(String batch, List<Line> lines) {}

    private final Map<Call, State> calls = new LinkedHashMap<>();

    synchronized void sending(Call call) {
        calls.putIfAbsent(call, State.UNKNOWN);
    }

    /** What has been acknowledged or refused once stays so, whatever becomes of a repetition. */
    synchronized void answered(Call call, State state) {
        calls.computeIfPresent(call, (key, before) -> before == State.UNKNOWN ? state : before);
    }

    synchronized List<Call> calls(State state) {
        return calls.entrySet().stream()
                .filter(call -> call.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Line> lines(State state) {
        return calls(state).stream()
                .map(Call::lines)
                .flatMap(Collection::stream)
                .toList();
    }

    synchronized long count(State state) {
        return calls.values().stream().filter(found -> found == state).count();
    }
}
