package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Explains lines of a final account that is not submitted yet. */
@ApplicationScoped
public class CommentFinalAccount {
    private final Hospitals hospitals;
    private final FinalAccounts accounts;
    private final AccountBook book;
    private final Clock clock;

    CommentFinalAccount(Hospitals hospitals, FinalAccounts accounts, AccountBook book, Clock clock) {
        this.hospitals = hospitals;
        this.accounts = accounts;
        this.book = book;
        this.clock = clock;
    }

    /** What somebody says about a line. */
    public record Remark(BudgetLine line, String text) {}

    /**
     * Comments on all of the lines or none; what was said about one of them before is replaced.
     *
     * @throws ProblemException 400 with UNKNOWN_LINE; 404 for an unknown hospital or version; 409 FINAL_ACCOUNT_SUBMITTED,
     *     FINAL_ACCOUNT_FROZEN
     */
    @Transactional
    @Audited
    public FinalAccount comment(String hospital, int year, int version, List<Remark> remarks, String actor) {
        hospitals.require(hospital);
        FinalAccount account = accounts.lock(hospital, year, version);
        account.state().after(FinalAccountState.Step.COMMENT);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < remarks.size(); i++) {
            Remark remark = remarks.get(i);
            if (!book.comment(account, new AccountComment(remark.line(), remark.text(), actor, now))) {
                violations.add(new Violation(
                        "/comments/" + i, "UNKNOWN_LINE", "The version has no line " + remark.line() + "."));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        FinalAccount after = remarks.isEmpty() ? account : account.touchedBy(actor);
        accounts.save(after);
        return after;
    }
}
