package dev.heng.catalog.chart.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the reader of the organisation's events behaves. */
@ConfigMapping(prefix = "heng.charts")
interface FeedSettings {
    /** The topic of budget-service. */
    @WithDefault("budget.organisation.v1")
    String topic();

    /** The consumer group; the replicas of this service share the partitions. */
    @WithDefault("catalog-service")
    String group();

    /** The first pause after Kafka or the database failed; it doubles up to the longest. */
    @WithDefault("PT1S")
    Duration retryShortest();

    @WithDefault("PT30S")
    Duration retryLongest();

    /** How long a poll waits for records. */
    @WithDefault("PT1S")
    Duration poll();

    /** How often the position is stored while only records of no concern come by. */
    @WithDefault("PT10S")
    Duration positionEvery();
}
