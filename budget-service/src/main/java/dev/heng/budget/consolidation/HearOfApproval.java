package dev.heng.budget.consolidation;

import dev.heng.budget.approval.ApprovalDecided;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.cycle.PhaseMoved;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What follows for versions from decisions that are taken elsewhere. */
@ApplicationScoped
class HearOfApproval {
    private final Versions versions;
    private final Clock clock;

    HearOfApproval(Versions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** In the transaction of the decision. */
    void decided(@Observes ApprovalDecided decided) {
        if (decided.document().kind() != DocumentKind.BUDGET) {
            return;
        }
        String id = decided.document().id();
        int slash = id.indexOf('/');
        int year = Integer.parseInt(id.substring(0, slash));
        versions.alone(decided.hospital(), year);
        BudgetVersion version = versions.require(decided.hospital(), year, Integer.parseInt(id.substring(slash + 1)));
        VersionAction action =
                switch (decided.outcome()) {
                    case APPROVED -> VersionAction.APPROVE;
                    case RETURNED -> VersionAction.RETURN;
                    case WITHDRAWN -> VersionAction.WITHDRAW;
                };
        versions.save(
                decided.hospital(),
                version.after(action, decided.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS))
                        .decided(decided.number(), decided.opinion().isEmpty() ? null : decided.opinion()));
    }

    /** What is in force is not planned again. */
    void moved(@Observes PhaseMoved moved) {
        if (moved.to().compareTo(Phase.SECOND_DOWN) < 0
                && versions.issued(moved.hospital(), moved.year()).isPresent()) {
            throw new ProblemException(
                    BudgetProblem.BUDGET_ISSUED,
                    "A budget of " + moved.year() + " is issued; another version can take its place, or adjustments.");
        }
    }
}
