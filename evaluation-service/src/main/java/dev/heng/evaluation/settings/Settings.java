package dev.heng.evaluation.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The settings of this service; those without a default must be given. */
@ConfigMapping(prefix = "heng")
public interface Settings {

    Catalogue catalogue();

    Facts facts();

    Recompute recompute();

    Topics topics();

    Relay relay();

    /** Where scheme versions are copied from. */
    interface Catalogue {
        /** REST base of indicator-catalog-service, such as {@code http://127.0.0.1:8082}. */
        URI url();

        @WithDefault("2S")
        Duration connectTimeout();

        @WithDefault("10S")
        Duration readTimeout();
    }

    /** The projections of budget events. */
    interface Facts {
        /** The consumer group. */
        @WithDefault("evaluation-service")
        String group();

        /** Empties the projections at the next start and reads the topics again from their beginning. */
        @WithDefault("false")
        boolean rebuild();

        /** How many records are applied in one transaction. */
        @WithDefault("1000")
        int batch();
    }

    /** The computation of scorecards in the background. */
    interface Recompute {
        @WithDefault("2")
        int workers();

        /** How many scorecards are computed in one transaction. */
        @WithDefault("64")
        int batch();

        /**
         * How long an idle worker that is woken waits before it looks at the marks: a reader who waits for one scorecard computes it
         * himself meanwhile, and what is marked several times is computed once.
         */
        @WithDefault("0.03S")
        Duration gather();

        /** How often the marks are looked at when nothing wakes a worker: another replica may have left some. */
        @WithDefault("0.25S")
        Duration poll();
    }

    /** How the topic of this service is created. */
    interface Topics {
        @WithDefault("12")
        int partitions();
    }

    /** The sending of scorecards to the topic of this service. */
    interface Relay {
        /**
         * How long something of a bucket's former owner may still reach the broker: longer than its connection takes to be found dead and
         * its producer to give up. What a new owner sends meanwhile it sends once more when that time is over.
         */
        @WithDefault("PT40S")
        Duration quarantine();
    }
}
