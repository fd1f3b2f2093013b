package dev.heng.budget.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case is on its route.
 *
 * @param step from 1; 0 in a case without steps
 * @param visit grows whenever a step begins
 * @param since when it began
 * @param jumps the returns that are to come straight back, the last one behind
 * @param remindedAt when somebody urged those whose task it is; null when nobody did in this visit
 */
public record Position(
        int step,
        int visit,
        Instant since,
        List<Jump> jumps,
        @Nullable Instant remindedAt) {
    /** From this step the case was returned to that one, and comes straight back when that one has approved. */
    public record Jump(int from, int to) {}

    public Position {
        jumps = List.copyOf(jumps);
    }

    /** The step to which the case goes straight back once the present one has approved; null when it goes on. */
    public @Nullable Integer straightBackTo() {
        return jumps.isEmpty() || jumps.getLast().to() != step
                ? null
                : jumps.getLast().from();
    }

    static Position start(Instant now) {
        return new Position(0, 0, now, List.of(), null);
    }

    Position enter(int next, Instant now) {
        return new Position(next, visit + 1, now, jumps, null);
    }

    /** Where the case goes when the present step has approved: straight back when it was returned to it, else on. */
    Position approved(Instant now) {
        Integer back = straightBackTo();
        return back == null
                ? enter(step + 1, now)
                : new Position(step, visit, since, jumps.subList(0, jumps.size() - 1), remindedAt).enter(back, now);
    }

    Position returned(int to, boolean isStraightBack, Instant now) {
        List<Jump> after = new ArrayList<>(jumps);
        if (isStraightBack) {
            after.add(new Jump(step, to));
        }
        return new Position(step, visit, since, after, remindedAt).enter(to, now);
    }

    Position reminded(Instant now) {
        return new Position(step, visit, since, jumps, now);
    }
}
