package dev.heng.catalog.shipped.start;

import dev.heng.catalog.chart.ChartLearnt;
import dev.heng.catalog.grade.GradeScaleDefinition;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.shipped.PublishShipped;
import dev.heng.catalog.shipped.ShipDocument;
import dev.heng.catalog.shipped.ShippedContent;
import dev.heng.catalog.shipped.file.ShippedFiles;
import dev.heng.edge.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ships at every start and publishes when a chart arrives, one task at a time on a thread of its own, so that neither the start of the
 * service nor the reader of events waits for it. What fails for a passing reason is tried again.
 */
@ApplicationScoped
class ShippingWorker {
    private static final Logger LOG = Logger.getLogger(ShippingWorker.class);
    private static final int RETRY_S = 5;
    private static final int STOP_S_MAX = 10;

    private final ShipDocument shipDocument;
    private final PublishShipped publishShipped;
    private final ShippedContent content = ShippedFiles.read();
    private final ScheduledExecutorService tasks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("shipping").daemon().factory());
    private volatile boolean isShipped;
    private volatile boolean isPublished;
    private volatile boolean isStopping;

    ShippingWorker(ShipDocument shipDocument, PublishShipped publishShipped) {
        this.shipDocument = shipDocument;
        this.publishShipped = publishShipped;
    }

    void start(@Observes StartupEvent started) {
        tasks.execute(this::work);
    }

    void chartLearnt(@Observes ChartLearnt chart) {
        tasks.execute(this::work);
    }

    /** Ends between two documents, never inside a transaction. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        isStopping = true;
        tasks.shutdown();
        tasks.awaitTermination(STOP_S_MAX, TimeUnit.SECONDS);
    }

    /** The schemes that have no version yet; versions never go, so none is asked for again once all are there. */
    List<String> missing() {
        if (isPublished) {
            return List.of();
        }
        List<String> missing = publishShipped.missing(content.schemes().keySet());
        isPublished = missing.isEmpty();
        return missing;
    }

    private void work() {
        try {
            if (!isShipped) {
                ship();
                isShipped = !isStopping;
            }
            missing().forEach(this::publish);
        } catch (RuntimeException e) {
            if (isStopping) {
                return;
            }
            LOG.warnf("shipping failed, again in %d s: %s", RETRY_S, e);
            var _ = tasks.schedule(this::work, RETRY_S, TimeUnit.SECONDS);
        }
    }

    private void ship() {
        content.indicators().forEach(this::ship);
        content.gradeScales().forEach(this::ship);
        content.schemes().forEach(this::ship);
        LOG.infof(
                "shipping looked after: %d indicators, %d grade scales, %d schemes",
                content.indicators().size(),
                content.gradeScales().size(),
                content.schemes().size());
    }

    private void ship(String code, IndicatorDefinition indicator) {
        tolerating(code, () -> shipDocument.ship(code, indicator));
    }

    private void ship(String code, GradeScaleDefinition scale) {
        tolerating(code, () -> shipDocument.ship(code, scale));
    }

    private void ship(String code, SchemeDraft scheme) {
        tolerating(code, () -> shipDocument.ship(code, scheme));
    }

    private void publish(String code) {
        tolerating(code, () -> publishShipped
                .publish(code)
                .ifPresent(version -> LOG.infof("published shipped scheme %s version %d", code, version.version())));
    }

    /** What a person made impossible by changing the catalogue is a person's to repair; the rest ships all the same. */
    private void tolerating(String code, Runnable step) {
        if (isStopping) {
            return;
        }
        try {
            step.run();
        } catch (ProblemException e) {
            LOG.errorf("%s cannot be shipped: %s %s", code, e.getMessage(), e.violations());
        }
    }
}
