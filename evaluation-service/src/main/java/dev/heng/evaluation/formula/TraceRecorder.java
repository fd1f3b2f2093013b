package dev.heng.evaluation.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the trace of one walk. */
final class TraceRecorder implements Recorder {

    /**
     * Beyond so many nodes a repeated value is shown without its parts: references that fan out again and again would
     * otherwise explain the same few values millions of times.
     */
    static final int NODES_MAX = 10_000;

    private record Draft(Node node, Context at, List<Trace> children) {}

    /** A value with its parts, and how many nodes these are. */
    private record Finished(Trace trace, int size) {}

    private final Figures figures;
    private final Deque<Draft> open = new ArrayDeque<>();
    private final Map<Spot, Finished> finished = new HashMap<>();
    private final Deque<Integer> begunAt = new ArrayDeque<>();
    private int nodes;
    private @Nullable Trace root;

    TraceRecorder(Figures figures) {
        this.figures = figures;
    }

    Trace trace() {
        return Objects.requireNonNull(root, "nothing was walked");
    }

    @Override
    public void begin(Node node, Context at) {
        open.push(new Draft(node, at, new ArrayList<>()));
        begunAt.push(nodes++);
    }

    @Override
    public void end(Value value) {
        Draft draft = open.pop();
        Spot spot = new Spot(draft.node(), draft.at());
        Trace trace = trace(spot, value, draft.children(), false);
        finished.put(spot, new Finished(trace, nodes - begunAt.pop()));
        add(trace);
    }

    @Override
    public void repeat(Spot spot, Value value) {
        Finished before = Objects.requireNonNull(finished.get(spot));
        if (nodes + before.size() <= NODES_MAX || before.trace().children().isEmpty()) {
            nodes += before.size();
            add(before.trace());
            return;
        }
        nodes++;
        add(trace(spot, value, List.of(), true));
    }

    private void add(Trace trace) {
        if (open.isEmpty()) {
            root = trace;
            return;
        }
        open.peek().children().add(trace);
    }

    private Trace trace(Spot spot, Value value, List<Trace> children, boolean isAbridged) {
        Node node = spot.node();
        return new Trace(
                Operation.of(node), code(node), node.text(), value, spot.at(), reading(spot), children, isAbridged);
    }

    private static Optional<String> code(Node node) {
        return switch (node) {
            case Node.Measure(String code) -> Optional.of(code);
            case Node.Indicator(String code) -> Optional.of(code);
            case Node.Input(String code) -> Optional.of(code);
            case Node.EventCount(String code) -> Optional.of(code);
            case Node _ -> Optional.empty();
        };
    }

    private Optional<Reading> reading(Spot spot) {
        if (spot.node() instanceof Node.Measure(String subject)
                && spot.at().scenario().isRecorded()) {
            return figures.nature(subject).map(nature -> Reading.of(subject, nature, spot.at()));
        }
        return Optional.empty();
    }
}
