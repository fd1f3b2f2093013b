package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.reconciliation.Sent;
import dev.heng.budget.reconciliation.StatedTotal;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a source says that it sent in a batch, as the API shows it; changed... are those of the last change. */
@Schema(name = "StatedBatch")
public record StatedBatchView(
        String source,
        String batch,
        long lines,
        BigDecimal amount,
        String changedBy,
        Instant changedAt,
        long version,
        long sequence) {
    static StatedBatchView of(StatedTotal stated) {
        Sent.InBatch batch = (Sent.InBatch) stated.about();
        return new StatedBatchView(
                batch.source(),
                batch.batch(),
                stated.total().lines(),
                Decimals.plain(stated.total().amount()),
                stated.changedBy(),
                stated.changedAt(),
                stated.version(),
                stated.sequence());
    }
}
