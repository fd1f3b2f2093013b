package dev.heng.bench.goal;

import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Verdict;
import dev.heng.bench.suite.TestBed;
import java.util.List;
import java.util.Set;

/** Measures one goal, or several that the same rounds give. */
public interface Measurement {
    /** The goals that it gives. */
    Set<Goal> goals();

    /**
     * Measures both sides in turn.
     *
     * @throws IllegalStateException when something that was posted is not there as it should be: then no figure counts
     */
    List<Verdict> measure(TestBed bed, Pace pace);
}
