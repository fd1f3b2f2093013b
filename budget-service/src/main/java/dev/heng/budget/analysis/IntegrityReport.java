package dev.heng.budget.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What re-adding a hospital's entries has shown.
 *
 * @param cells how many cells were compared
 * @param entries how many entries were added
 * @param differences cells that are not the sum of their entries, the first thousand
 * @param seals what comparing the sealed postings with what is booked has shown
 * @param limits limits of control rules that are not the sum of the cells that count in them, the first thousand months
 * @param sources days of sources whose roll-up is not what their entries add up to, the first thousand
 */
public record IntegrityReport(
        long cells,
        long entries,
        List<Difference> differences,
        List<LimitDifference> limits,
        List<SourceDifference> sources,
        Seals seals) {
    /** How many flaws were found. */
    public int flaws() {
        return differences.size()
                + limits.size()
                + sources.size()
                + seals.flaws().size();
    }

    /**
     * The seals of a hospital.
     *
     * @param postings how many are sealed
     * @param sequence the last one's; null when none is
     * @param digest of the last one, in hexadecimal digits: kept elsewhere it proves all before it; null when none is
     * @param days how many days are sealed
     * @param flaws the first thousand of postings, and the first thousand of days
     */
    public record Seals(
            long postings,
            @Nullable Long sequence,
            @Nullable String digest,
            long days,
            List<SealFlaw> flaws) {}

    /**
     * Something booked is not what was sealed.
     *
     * @param sequence of the posting; of a day, of its last posting
     * @param index the number of the entry within it; null when it is not one entry
     * @param day whose seal differs from the chain; null for every other flaw
     * @param flaw ENTRY_CHANGED, ENTRY_MISSING, ENTRY_ADDED, POSTING_MISSING, POSTING_ADDED; SEAL_BROKEN: the head of the posting, or its seal or
     *     the one before, was changed; DAY_SEAL_BROKEN: the chain is not the one that was there when the day was over
     */
    public record SealFlaw(
            long sequence,
            @Nullable Integer index,
            @Nullable LocalDate day,
            String flaw) {}

    /**
     * A part of a cell that is not what its entries say.
     *
     * @param figure ORIGINAL, ADJUSTMENT, RESERVED or EXECUTED; OPEN_RESERVATIONS compares what the cell has reserved with what is open
     * @param cell what the cell carries; null when there is no figure, or no cell
     * @param sum what its entries add up to (for a STOCK balance also: what its newest entry says); null when there is none
     */
    public record Difference(
            String centre,
            String subject,
            String fund,
            String project,
            String month,
            String figure,
            @Nullable BigDecimal cell,
            @Nullable BigDecimal sum) {}

    /**
     * A month of a limit that is not what its cells say.
     *
     * @param year 0 for a limit over all years of a project, whose figures stand in month 1
     * @param figure PLANNED, RESERVED or EXECUTED
     * @param limit what the limit carries
     * @param sum what its cells add up to
     */
    public record LimitDifference(
            String rule, String scope, int year, int month, String figure, BigDecimal limit, BigDecimal sum) {}

    /**
     * What is rolled up of a source and a day is not what its entries add up to.
     *
     * @param rolledUpLines as kept
     * @param lines as counted again
     * @param rolledUp the sum as kept
     * @param sum the sum as counted again
     */
    public record SourceDifference(
            String source, LocalDate date, long rolledUpLines, long lines, BigDecimal rolledUp, BigDecimal sum) {}
}
