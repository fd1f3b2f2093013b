package dev.heng.budget.settlement;

import dev.heng.budget.approval.DocumentId;
import dev.heng.budget.approval.DocumentKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A version of the final account of a year.
 *
 * @param sequence its figures are those of the postings up to this Ledger-Sequence
 * @param carryRun the run that was in force; null when the year was not carried forward
 * @param digest of its lines and tie-outs, since its submission of its comments too; hexadecimal digits
 * @param preparers everybody who built, commented or submitted it; they never approve it
 * @param submission the last one; null before the first
 * @param decision of the last submission; null while it waits, and before
 */
public record FinalAccount(
        String hospital,
        int year,
        int version,
        FinalAccountState state,
        Instant stateSince,
        long sequence,
        @Nullable Integer carryRun,
        RedLineLimits limits,
        String digest,
        Set<String> preparers,
        String builtBy,
        Instant builtAt,
        @Nullable Submission submission,
        @Nullable Decision decision) {
    /** @param approval the number of its case; null while that is being opened */
    public record Submission(
            String by, Instant at, @Nullable Long approval) {}

    /** @param opinion null when none was given */
    public record Decision(String by, Instant at, @Nullable String opinion) {}

    public FinalAccount {
        preparers = new TreeSet<>(preparers);
    }

    DocumentId document() {
        return new DocumentId(DocumentKind.FINAL_ACCOUNT, year + "/" + version);
    }

    FinalAccount in(FinalAccountState next, Instant now) {
        return with(next, now, digest, preparers, submission, decision);
    }

    FinalAccount touchedBy(String actor) {
        Set<String> all = new TreeSet<>(preparers);
        all.add(actor);
        return with(state, stateSince, digest, all, submission, decision);
    }

    FinalAccount submitted(String actor, Instant now, String whole) {
        return touchedBy(actor)
                .with(
                        FinalAccountState.SUBMITTED,
                        now,
                        whole,
                        touchedBy(actor).preparers(),
                        new Submission(actor, now, null),
                        null);
    }

    FinalAccount underway(Submission opened) {
        return with(state, stateSince, digest, preparers, opened, decision);
    }

    FinalAccount decided(FinalAccountState end, Decision how) {
        return with(end, how.at(), digest, preparers, submission, how);
    }

    private FinalAccount with(
            FinalAccountState next,
            Instant since,
            String newDigest,
            Set<String> all,
            @Nullable Submission newSubmission,
            @Nullable Decision newDecision) {
        return new FinalAccount(
                hospital,
                year,
                version,
                next,
                since,
                sequence,
                carryRun,
                limits,
                newDigest,
                all,
                builtBy,
                builtAt,
                newSubmission,
                newDecision);
    }

    /** The digest over everything that it says. */
    static String digest(
            String hospital,
            int year,
            long sequence,
            Collection<AccountLine> lines,
            Collection<TieOut> tieOuts,
            List<AccountComment> comments) {
        return CanonicalText.digest(Stream.of(
                        Stream.of("final-account\t" + hospital + "\t" + year + "\t" + sequence),
                        lines.stream().map(AccountLine::canonical),
                        tieOuts.stream()
                                .map(tie -> tie.name() + "\t" + CanonicalText.of(tie.one()) + "\t"
                                        + CanonicalText.of(tie.other())),
                        comments.stream().map(AccountComment::canonical))
                .flatMap(rows -> rows));
    }
}
