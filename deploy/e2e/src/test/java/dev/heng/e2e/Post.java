package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.ClientLog.State;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sends for the clients of a load and judges every answer: a success, a refusal that was to be expected, or an outage that is told
 * cleanly (a problem document with 429, 502, 503 or 504). Everything else is a surprise.
 */
final class Post {
    /** A clean answer comes within this time, whatever has happened behind the gateway. */
    static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private static final List<Integer> OUTAGES = List.of(429, 502, 503, 504);

    private final StoryHospital hospital;
    private final ClientLog log;
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Queue<String> hung = new ConcurrentLinkedQueue<>();
    private final AtomicLong outages = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final AtomicLong sequence = new AtomicLong();

    Post(StoryHospital hospital, ClientLog log) {
        this.hospital = hospital;
        this.log = log;
    }

    /** Answers that no call should have got. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Requests that got no answer within {@link #ANSWER_MAX}. */
    List<String> hung() {
        return List.copyOf(hung);
    }

    /** How many calls were told that something is away. */
    long outages() {
        return outages.get();
    }

    long slowestMillis() {
        return slowestNanos.get() / 1_000_000;
    }

    /** The newest Ledger-Sequence that was answered. */
    long sequence() {
        return sequence.get();
    }

    void surprise(String what) {
        surprises.add(what);
    }

    /** Posts lines with their entries in the log; whether an answer told what became of them. */
    boolean lines(Client his, String batch, List<Line> lines, boolean isChallenge, String key) {
        lines.forEach(line -> log.sending(line, isChallenge));
        Map<String, Object> body = hospital.execution(batch, lines);
        Answer answer = answer(() -> key == null
                ? his.post(hospital.budget("/executions"), body)
                : his.post(hospital.budget("/executions"), body, key));
        if (answer == null) {
            return false;
        }
        sequence.accumulateAndGet(answer.sequence(), Math::max);
        note(answer, lines, isChallenge);
        return true;
    }

    /** Sends a value that is set again and again; true when it stands. */
    boolean setting(String name, Supplier<Answer> request) {
        if (answer(request) == null) {
            log.unanswered(name);
            return false;
        }
        return true;
    }

    /** The answer when it is a success; null when there is none, or one that does not tell what happened. */
    Answer answer(Supplier<Answer> request) {
        long began = System.nanoTime();
        try {
            Answer answer = request.get();
            if (answer.isOk()) {
                return answer;
            }
            boolean isClean =
                    OUTAGES.contains(answer.status()) && answer.mediaType().equals("application/problem+json");
            if (isClean) {
                outages.incrementAndGet();
            } else {
                surprises.add(answer.toString());
            }
            return null;
        } catch (UncheckedIOException none) {
            if (none.getCause() instanceof HttpTimeoutException) {
                hung.add(none.getMessage());
            }
            return null;
        } finally {
            slowestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
        }
    }

    private void note(Answer answer, List<Line> lines, boolean isChallenge) {
        Map<String, String> told = new HashMap<>();
        for (JsonNode outcome : answer.body().path("lines")) {
            told.put(outcome.path("id").asText(), outcome.path("status").asText());
        }
        Map<State, Long> counted = lines.stream()
                .collect(Collectors.groupingBy(line -> state(told.get(line.id())), Collectors.counting()));
        lines.forEach(line -> log.answered(line, isChallenge, state(told.get(line.id()))));
        boolean agrees = answer.count("received") == lines.size()
                && answer.count("recorded") + answer.count("replayed") == counted.getOrDefault(State.RECORDED, 0L)
                && answer.count("suspended") == counted.getOrDefault(State.SUSPENDED, 0L)
                && answer.count("refused") == counted.getOrDefault(State.REFUSED, 0L);
        if (!agrees) {
            surprises.add("the counts of the answer disagree with its lines: " + answer);
        }
    }

    private static State state(String told) {
        return switch (told) {
            case null -> State.RECORDED;
            case "RECORDED", "REPLAYED" -> State.RECORDED;
            case "SUSPENDED" -> State.SUSPENDED;
            case "REFUSED" -> State.REFUSED;
            default -> throw new IllegalArgumentException("an answer tells " + told);
        };
    }
}
