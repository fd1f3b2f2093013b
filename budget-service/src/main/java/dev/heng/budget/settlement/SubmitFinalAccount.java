package dev.heng.budget.settlement;

import dev.heng.budget.approval.ApprovalDecided;
import dev.heng.budget.approval.ApprovalOutcome;
import dev.heng.budget.approval.Approvals;
import dev.heng.budget.approval.DocumentFacts;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Category;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Brings a final account to its approval, and freezes it when that ends well. */
@ApplicationScoped
public class SubmitFinalAccount {
    private static final int VIOLATIONS_MAX = 1_000;

    private final Hospitals hospitals;
    private final FinalAccounts accounts;
    private final AccountBook book;
    private final Approvals approvals;
    private final Clock clock;

    SubmitFinalAccount(
            Hospitals hospitals, FinalAccounts accounts, AccountBook book, Approvals approvals, Clock clock) {
        this.hospitals = hospitals;
        this.accounts = accounts;
        this.book = book;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * Submits; a version that is being approved stays as it is.
     *
     * @throws ProblemException 404 for an unknown hospital or version; 409 COMMENTS_MISSING and TIE_OUT_OPEN with what is left,
     *     FINAL_ACCOUNT_FROZEN
     */
    @Transactional
    @Audited
    public FinalAccount submit(String hospital, int year, int version, String actor) {
        hospitals.require(hospital);
        FinalAccount account = accounts.lock(hospital, year, version);
        if (account.state().after(FinalAccountState.Step.SUBMIT) == account.state()) {
            return account;
        }
        List<AccountBook.CommentedLine> lines = book.all(account);
        List<TieOut> ties = book.tieOuts(account);
        requireComplete(lines, ties);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FinalAccount submitted = account.submitted(actor, now, digest(account, lines, ties));
        accounts.save(submitted);
        long number = approvals.open(
                hospital,
                submitted.document(),
                new DocumentFacts(
                        "Final account of " + year + ", version " + version,
                        year,
                        spent(lines),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        submitted.preparers(),
                        submitted.digest()),
                actor);
        // a route without steps has decided already
        FinalAccount present = accounts.lock(hospital, year, version);
        if (present.state() != FinalAccountState.SUBMITTED) {
            return present;
        }
        FinalAccount underway = present.underway(new FinalAccount.Submission(actor, now, number));
        accounts.save(underway);
        return underway;
    }

    /** The end of an approval, in its transaction. */
    void decided(@Observes ApprovalDecided decided) {
        if (decided.document().kind() != DocumentKind.FINAL_ACCOUNT) {
            return;
        }
        String[] id = decided.document().id().split("/", 2);
        FinalAccount account = accounts.lock(decided.hospital(), Integer.parseInt(id[0]), Integer.parseInt(id[1]));
        FinalAccountState end = account.state()
                .after(
                        decided.outcome() == ApprovalOutcome.APPROVED
                                ? FinalAccountState.Step.APPROVE
                                : FinalAccountState.Step.RETURN);
        FinalAccount.Submission submission = Objects.requireNonNull(account.submission());
        FinalAccount.Decision decision = new FinalAccount.Decision(
                decided.actor(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                decided.opinion().isEmpty() ? null : decided.opinion());
        accounts.save(account.underway(new FinalAccount.Submission(submission.by(), submission.at(), decided.number()))
                .decided(end, decision));
    }

    /** The digest of a version as it is stored now. */
    public String digest(FinalAccount account) {
        return digest(account, book.all(account), book.tieOuts(account));
    }

    private static String digest(FinalAccount account, List<AccountBook.CommentedLine> lines, List<TieOut> ties) {
        return FinalAccount.digest(
                account.hospital(),
                account.year(),
                account.sequence(),
                lines.stream().map(AccountBook.CommentedLine::figures).toList(),
                ties,
                lines.stream()
                        .flatMap(line -> Stream.ofNullable(line.comment()))
                        .toList());
    }

    private static void requireComplete(List<AccountBook.CommentedLine> lines, List<TieOut> ties) {
        List<Violation> open = ties.stream()
                .filter(tie -> !tie.isTied())
                .map(tie -> new Violation(
                        "?version", tie.name().name(), "They differ by " + CanonicalText.of(tie.difference()) + "."))
                .toList();
        if (!open.isEmpty()) {
            throw new ProblemException(BudgetProblem.TIE_OUT_OPEN, open.size() + " of its sums do not tie.", open);
        }
        List<AccountBook.CommentedLine> missing = lines.stream()
                .filter(line -> line.figures().red() != null && line.comment() == null)
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.COMMENTS_MISSING,
                    missing.size() + " lines need a comment.",
                    missing.stream()
                            .limit(VIOLATIONS_MAX)
                            .map(line -> new Violation(
                                    "?version",
                                    String.valueOf(line.figures().red()),
                                    line.figures().line().toString()))
                            .toList());
        }
    }

    private static BigDecimal spent(List<AccountBook.CommentedLine> lines) {
        return lines.stream()
                .map(AccountBook.CommentedLine::figures)
                .filter(line -> line.isMoneyThatFlows()
                        && (line.category() == Category.EXPENSE || line.category() == Category.CAPITAL))
                .map(line -> AccountLine.zeroIfNull(line.executed()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .abs();
    }
}
