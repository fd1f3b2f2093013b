package dev.heng.budget.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Pace and size of the relay. */
@ConfigMapping(prefix = "heng.relay")
public interface RelaySettings {
    /** How many buckets are sent at the same time. */
    @WithDefault("2")
    int threads();

    /** The net under the wake-ups: how long a stored event waits at most when nobody told the relay. */
    @WithDefault("PT0.05S")
    Duration pollInterval();

    /**
     * How long after one sending of a bucket the next one begins at the earliest. A post that comes alone is sent at once; under a load
     * what comes meanwhile goes out together, since each sending costs about as much as two posts, whatever it holds.
     */
    @WithDefault("PT0.02S")
    Duration pace();

    /** How long a broker may take for a record before the bucket is tried again from its floor. */
    @WithDefault("PT20S")
    Duration deliveryTimeout();

    /**
     * How long records of a bucket's former owner may still arrive after it has lost its lease: until it notices, and then until its
     * producer gives up. What a new owner sends meanwhile it sends once more when that time is over.
     */
    @WithDefault("PT40S")
    Duration quarantine();
}
