package dev.heng.budget.approval;

import dev.heng.budget.organisation.Centres;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** The signed-in user as one who approves. */
@ApplicationScoped
public class Approvers {
    private final CurrentUser user;
    private final Centres centres;
    private final Delegations delegations;
    private final Clock clock;

    Approvers(CurrentUser user, Centres centres, Delegations delegations, Clock clock) {
        this.user = user;
        this.centres = centres;
        this.delegations = delegations;
        this.clock = clock;
    }

    /** With its roles, the centres that it reaches as budget officer, and whose place it may take today. */
    public Approver of(String hospital) {
        LocalDate today = LocalDate.now(clock);
        return new Approver(
                user.name(),
                ApproverRole.among(user.roles()),
                user.centreRootsAs(Role.BUDGET_OFFICER)
                        .map(roots -> centres.treeOn(today, hospital).subtrees(roots)),
                delegations.of(hospital, user.name(), today));
    }
}
