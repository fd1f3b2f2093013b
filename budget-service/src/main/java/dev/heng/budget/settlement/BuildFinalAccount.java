package dev.heng.budget.settlement;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the next version of a year's final account while nobody posts, so that all of its figures are of one moment. */
@ApplicationScoped
public class BuildFinalAccount {
    private final Hospitals hospitals;
    private final FinalAccounts accounts;
    private final AccountBook book;
    private final AccountFigures figures;
    private final CarryRuns runs;
    private final LedgerLocks locks;
    private final Clock clock;

    BuildFinalAccount(
            Hospitals hospitals,
            FinalAccounts accounts,
            AccountBook book,
            AccountFigures figures,
            CarryRuns runs,
            LedgerLocks locks,
            Clock clock) {
        this.hospitals = hospitals;
        this.accounts = accounts;
        this.book = book;
        this.figures = figures;
        this.runs = runs;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * Builds. The version before is superseded unless it is approved; its comments are taken over.
     *
     * @throws ProblemException 404 for an unknown hospital; 409 FINAL_ACCOUNT_SUBMITTED while the version before is being approved; 503
     *     TOO_BUSY
     */
    @Transactional
    @Audited
    public FinalAccount build(String hospital, int year, RedLineLimits limits, String actor) {
        locks.hospitalExclusive(hospital);
        Hospital known = hospitals.require(hospital);
        locks.chartShared(known.chart());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<FinalAccount> before =
                accounts.newest(hospital, year).map(newest -> accounts.lock(hospital, year, newest.version()));
        before.ifPresent(newest -> supersede(newest, now));
        @Nullable CarryRun run = runs.inForce(hospital, year).orElse(null);
        List<AccountLine> lines = figures.lines(hospital, known.chart(), year).stream()
                .map(line -> line.judged(limits))
                .toList();
        List<TieOut> ties = AccountTies.of(
                lines, figures.sources(hospital, known.chart(), year), run, figures.added(hospital, run));
        long sequence = figures.sequence(hospital);
        FinalAccount account = new FinalAccount(
                hospital,
                year,
                before.map(FinalAccount::version).orElse(0) + 1,
                FinalAccountState.DRAFT,
                now,
                sequence,
                run == null ? null : run.run(),
                limits,
                FinalAccount.digest(hospital, year, sequence, lines, ties, List.of()),
                Set.of(actor),
                actor,
                now,
                null,
                null);
        accounts.save(account);
        book.add(account, lines, ties);
        before.ifPresent(newest -> book.takeOverComments(account, newest.version()));
        return account;
    }

    private void supersede(FinalAccount newest, Instant now) {
        FinalAccountState next = newest.state().after(FinalAccountState.Step.BUILD_NEXT);
        if (next != newest.state()) {
            accounts.save(newest.in(next, now));
        }
    }
}
