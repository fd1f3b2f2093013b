package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.IntegrityReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What re-adding the entries has shown, as the API shows it. */
@Schema(name = "IntegrityReport")
public record IntegrityView(
        @Schema(description = "How many cells were compared", examples = "1200")
        long cells,

        @Schema(description = "How many entries were added", examples = "34567")
        long entries,

        @Schema(description = "Cells that are not the sum of their entries, the first thousand")
        List<DifferenceView> differences,

        @Schema(description = "Limits of control rules that are not the sum of their cells, the first thousand months")
        List<LimitDifferenceView> limits,

        @Schema(description = "Days of sources whose sums are not what was recorded, the first thousand")
        List<SourceDifferenceView> sources,

        SealsView seals) {
    /** What comparing the sealed postings with what is booked has shown. */
    @Schema(name = "IntegritySeals")
    public record SealsView(
            @Schema(description = "How many postings are sealed; the newest follow within a minute or so")
            long postings,

            @Schema(nullable = true, description = "The Ledger-Sequence of the last sealed one") @Nullable Long sequence,

            @Schema(
                    nullable = true,
                    description = "Its digest, chained to all before it: kept elsewhere it proves them")
            @Nullable String digest,

            @Schema(description = "How many days are sealed, up to the day before today", examples = "365")
            long days,

            @Schema(
                    description =
                            "What is not as it was sealed, the first thousand of postings and the first thousand of days")
            List<SealFlawView> flaws) {
        static SealsView of(IntegrityReport.Seals seals) {
            return new SealsView(
                    seals.postings(),
                    seals.sequence(),
                    seals.digest(),
                    seals.days(),
                    seals.flaws().stream()
                            .map(flaw -> new SealFlawView(flaw.sequence(), flaw.index(), flaw.day(), flaw.flaw()))
                            .toList());
        }
    }

    /** Something booked is not what was sealed. */
    @Schema(name = "SealFlaw")
    public record SealFlawView(
            @Schema(description = "Of the posting; of a day, of its last posting")
            long sequence,

            @Schema(nullable = true, description = "The index of the entry within it; null when it is not one entry")
            @Nullable Integer index,

            @Schema(nullable = true, description = "The day whose seal is broken; null for every other flaw") @Nullable LocalDate day,

            @Schema(
                    description =
                            "ENTRY_CHANGED, ENTRY_MISSING, ENTRY_ADDED, POSTING_MISSING, POSTING_ADDED; SEAL_BROKEN: the head of the posting,"
                                    + " or its seal or the one before, was changed; DAY_SEAL_BROKEN: the chain of seals is not the one that"
                                    + " was there when the day was over, the first such day tells where it was made anew")
            String flaw) {}

    /** A month of a limit that is not what its cells say. */
    @Schema(name = "LimitDifference")
    public record LimitDifferenceView(
            String rule,
            String scope,

            @Schema(description = "0 for a limit over all years of a project, whose figures stand in month 1")
            int year,

            int month,

            @Schema(description = "PLANNED, RESERVED or EXECUTED")
            String figure,

            BigDecimal limit,
            BigDecimal sum) {
        static LimitDifferenceView of(IntegrityReport.LimitDifference difference) {
            return new LimitDifferenceView(
                    difference.rule(),
                    difference.scope(),
                    difference.year(),
                    difference.month(),
                    difference.figure(),
                    difference.limit(),
                    difference.sum());
        }
    }

    /** What is rolled up of a source and a day is not what its entries add up to. */
    @Schema(name = "SourceDifference")
    public record SourceDifferenceView(
            String source,
            @Schema(examples = "2026-03-31") LocalDate date,
            @Schema(description = "As kept") long rolledUpLines,
            @Schema(description = "As counted again") long lines,

            @Schema(description = "The sum as kept") BigDecimal rolledUp,

            @Schema(description = "The sum as counted again")
            BigDecimal sum) {
        static SourceDifferenceView of(IntegrityReport.SourceDifference difference) {
            return new SourceDifferenceView(
                    difference.source(),
                    difference.date(),
                    difference.rolledUpLines(),
                    difference.lines(),
                    difference.rolledUp(),
                    difference.sum());
        }
    }

    /** A part of a cell that is not what its entries say. */
    @Schema(name = "Difference")
    public record DifferenceView(
            String centre,
            String subject,
            String fund,
            String project,
            @Schema(examples = "2026-03") String month,

            @Schema(
                    description =
                            "ORIGINAL, ADJUSTMENT, RESERVED or EXECUTED; OPEN_RESERVATIONS compares what the cell has reserved with what is"
                                    + " open of its reservations")
            String figure,

            @Schema(nullable = true, description = "What the cell carries; null when there is no figure, or no cell")
            @Nullable BigDecimal cell,

            @Schema(nullable = true, description = "What its entries add up to; null when there is none") @Nullable BigDecimal sum) {
        static DifferenceView of(IntegrityReport.Difference difference) {
            return new DifferenceView(
                    difference.centre(),
                    difference.subject(),
                    difference.fund(),
                    difference.project(),
                    difference.month(),
                    difference.figure(),
                    difference.cell(),
                    difference.sum());
        }
    }

    static IntegrityView of(IntegrityReport report) {
        return new IntegrityView(
                report.cells(),
                report.entries(),
                report.differences().stream().map(DifferenceView::of).toList(),
                report.limits().stream().map(LimitDifferenceView::of).toList(),
                report.sources().stream().map(SourceDifferenceView::of).toList(),
                SealsView.of(report.seals()));
    }
}
