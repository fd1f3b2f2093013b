package dev.heng.evaluation.result;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.evaluation.budgetfacts.AppliedWatermarks;
import dev.heng.evaluation.sql.SqlFailure;
import dev.heng.evaluation.web.EvaluationProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads scorecards that reflect every input and adoption acknowledged before, and the figures up to a sequence when one is named. A
 * marked one is computed there and then. No connection is held while it waits.
 */
@ApplicationScoped
public class ReadScorecards {
    /** What another worker holds it has in a few milliseconds. */
    private static final long BUSY_NS = TimeUnit.MILLISECONDS.toNanos(3);

    private static final long ABSENT_NS = TimeUnit.MILLISECONDS.toNanos(25);
    /** How long a reader waits for the computation itself, whatever it was ready to wait for figures. */
    private static final Duration COMPUTING = Duration.ofSeconds(10);

    private static final int BATCH = 64;

    private final AppliedWatermarks watermarks;
    private final Scorecards scorecards;
    private final ComputeScorecards computing;
    private final ComputeTogether together;
    private final Marks marks;

    ReadScorecards(
            AppliedWatermarks watermarks,
            Scorecards scorecards,
            ComputeScorecards computing,
            ComputeTogether together,
            Marks marks) {
        this.watermarks = watermarks;
        this.scorecards = scorecards;
        this.computing = computing;
        this.together = together;
        this.marks = marks;
    }

    /**
     * How fresh a reader wants it.
     *
     * @param afterSequence null when it names none
     * @param patience how long it waits for figures, or for a scorecard to come into being
     */
    public record Freshness(@Nullable Long afterSequence, Duration patience) {}

    /**
     * The scorecard.
     *
     * @throws ProblemException 404 when there is none when the patience ends, 504 when the figures are not applied by then
     */
    public Scorecards.Standing read(CardKey key, Freshness freshness) {
        long until = System.nanoTime() + freshness.patience().toNanos();
        awaitFigures(key.hospital(), freshness);
        long computeUntil = Math.max(until, System.nanoTime() + COMPUTING.toNanos());
        while (true) {
            Scorecards.Standing standing = scorecards.standing(key);
            long now = System.nanoTime();
            if (!standing.isMarked() && standing.card().isPresent()) {
                return standing;
            }
            if (standing.isMarked() && standing.applied() != null) {
                if (together.compute(key)) {
                    Optional<StoredCard> computed = scorecards.standing(key).card();
                    if (computed.isPresent()) {
                        // newer figures may have marked it again: it reflects what was applied when it was computed,
                        // which is enough,
                        // and under a steady load there would never be a moment without a mark
                        return new Scorecards.Standing(computed, standing.applied(), standing.isMarked());
                    }
                } else {
                    refuseAfter(computeUntil);
                    watermarks.pause(BUSY_NS);
                }
                continue;
            }
            if (now - until >= 0 || Thread.currentThread().isInterrupted()) {
                throw standing.isMarked() ? notYetApplied(key.hospital()) : absent(key);
            }
            watermarks.pause(Math.min(ABSENT_NS, until - now));
        }
    }

    /**
     * Some scorecards.
     *
     * @param applied up to which sequence the figures are in; 0 when that is not known
     */
    public record Listing(List<StoredCard> cards, long applied) {}

    /**
     * A page of scorecards.
     *
     * @throws ProblemException 504 when the figures are not applied when the patience ends
     */
    public Listing page(String hospital, Scorecards.Filter filter, CardKey after, int limit, Freshness freshness) {
        awaitFigures(hospital, freshness);
        long until = System.nanoTime() + COMPUTING.toNanos();
        // what is applied now has left its marks before they are looked at
        OptionalLong applied = watermarks.of(hospital);
        Set<CardKey> computed = new HashSet<>();
        List<CardKey> marked = marked(hospital, filter, computed);
        while (!marked.isEmpty() && applied.isPresent()) {
            Set<CardKey> now = compute(hospital, marked);
            if (now.isEmpty()) {
                refuseAfter(until);
                watermarks.pause(BUSY_NS);
            }
            computed.addAll(now);
            marked = marked(hospital, filter, computed);
        }
        return new Listing(scorecards.page(hospital, filter, after.period(), after.centre(), limit), applied.orElse(0));
    }

    /** Some that are marked and that this page did not compute yet; once is enough, whatever marked them again. */
    private List<CardKey> marked(String hospital, Scorecards.Filter filter, Set<CardKey> computed) {
        return marks.cards(hospital, filter.period(), BATCH + computed.size()).stream()
                .filter(key -> !computed.contains(key))
                .limit(BATCH)
                .toList();
    }

    private Set<CardKey> compute(String hospital, List<CardKey> keys) {
        try {
            return computing.compute(hospital, keys);
        } catch (RuntimeException failure) {
            SqlFailure sql = SqlFailure.behind(failure);
            if (sql != null && sql.isConflict()) {
                return Set.of();
            }
            throw failure;
        }
    }

    private void awaitFigures(String hospital, Freshness freshness) {
        if (freshness.afterSequence() != null
                && !watermarks.await(hospital, freshness.afterSequence(), freshness.patience())) {
            throw notYetApplied(hospital);
        }
    }

    private static void refuseAfter(long until) {
        if (System.nanoTime() - until >= 0 || Thread.currentThread().isInterrupted()) {
            throw new ProblemException(EdgeProblem.TOO_BUSY, "The scorecard is being computed; ask again.");
        }
    }

    private static ProblemException notYetApplied(String hospital) {
        return new ProblemException(
                EvaluationProblem.NOT_YET_APPLIED,
                "The figures of " + hospital + " are not applied so far yet; ask again.");
    }

    private static ProblemException absent(CardKey key) {
        return new ProblemException(
                EdgeProblem.NOT_FOUND,
                "There is no scorecard of " + key.centre() + " for " + key.period()
                        + ": no scheme is adopted for it, or the centre is not known on its last day.");
    }
}
