package dev.heng.budget.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How topics are created when they do not exist yet; a topic that exists is left as it is. */
@ConfigMapping(prefix = "heng.topics")
public interface TopicSettings {
    /** Fixed when a topic is born: a bucket stays in its partition for ever. */
    @WithDefault("12")
    int partitions();

    @WithDefault("1")
    short replication();

    /** A reader that is behind by less than this sees every record. */
    @WithDefault("PT1H")
    Duration compactionLagMin();
}
