package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.reconciliation.Reconciled;
import dev.heng.budget.reconciliation.ReconciliationState;
import dev.heng.budget.reconciliation.Sent;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch of a source as the API shows it: what was stated beside what is here. */
@Schema(name = "ReconciledBatch")
public record ReconciledBatchView(
        String source,
        String batch,

        @Schema(nullable = true, description = "What the source says that it sent; null when nobody stated a total")
        @Nullable TotalView stated,

        @Schema(
                description =
                        "Lines that are recorded, whenever and wherever they were booked; what was reversed since stays in")
        TotalView recorded,

        @Schema(description = "Those of them that waited in the suspense queue and were recorded by a replay")
        TotalView replayed,

        @Schema(description = "Those of them that were taken back")
        TotalView reversed,

        @Schema(description = "Lines that wait") TotalView suspended,

        @Schema(
                description =
                        "Lines that are recorded and were sent again with other figures (LINE_CHANGED), which wait; not in suspended")
        TotalView changed,

        @Schema(
                nullable = true,
                description =
                        "stated - recorded - suspended; below zero when more is here; null when nobody stated a total")
        @Nullable TotalView missing,

        @Schema(description = "MATCHED, GAP, UNSTATED: nobody stated a total")
        ReconciliationState state) {
    static ReconciledBatchView of(Reconciled reconciled) {
        Sent.InBatch batch = (Sent.InBatch) reconciled.about();
        return new ReconciledBatchView(
                batch.source(),
                batch.batch(),
                TotalView.ofNullable(reconciled.stated()),
                TotalView.of(reconciled.recorded()),
                TotalView.of(reconciled.replayed()),
                TotalView.of(reconciled.reversed()),
                TotalView.of(reconciled.suspended()),
                TotalView.of(reconciled.changed()),
                TotalView.ofNullable(reconciled.missing()),
                reconciled.state());
    }
}
