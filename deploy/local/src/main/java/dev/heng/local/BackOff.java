package dev.heng.local;

import java.time.Duration;
import java.util.Optional;

/** How long a part rests before it is started again, and when that has become pointless. */
final class BackOff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int QUICK_DEATHS_MAX = 5;

    private int quickDeaths;

    /**
     * Notes a death.
     *
     * @param quick true when the part never became ready or lived for seconds only
     * @return the rest before the next start; empty after five quick deaths in a row
     */
    Optional<Duration> died(boolean quick) {
        quickDeaths = quick ? quickDeaths + 1 : 0;
        if (quickDeaths >= QUICK_DEATHS_MAX) {
            return Optional.empty();
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.max(0, quickDeaths - 1));
        return Optional.of(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}
