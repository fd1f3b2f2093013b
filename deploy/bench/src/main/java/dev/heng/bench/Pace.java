package dev.heng.bench;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param rounds how often both sides are measured in turn
 * @param side how long one side of a round lasts
 * @param warmUp how long a path is used at most before it is measured
 * @param load how long the load before the memory is read lasts
 * @param starts how often the suite is started anew
 */
public record Pace(int rounds, Duration side, Duration warmUp, Duration load, int starts) {
    static Pace whole(Duration load) {
        return new Pace(5, Duration.ofSeconds(6), Duration.ofSeconds(60), load, 5);
    }

    /** Everything within five minutes on two cores. */
    static Pace brief(Duration load) {
        return new Pace(3, Duration.ofSeconds(2), Duration.ofSeconds(8), load, 2);
    }
}
