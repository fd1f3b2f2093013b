package dev.heng.budget.approval;

import dev.heng.edge.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The roles that can approve. */
public enum ApproverRole {
    BUDGET_OFFICER,
    OWNER_DEPARTMENT,
    BUDGET_OFFICE,
    COMMITTEE;

    /** Those among the roles of a token. */
    public static Set<ApproverRole> among(Collection<Role> roles) {
        Set<ApproverRole> found = EnumSet.noneOf(ApproverRole.class);
        for (ApproverRole each : values()) {
            if (roles.contains(Role.valueOf(each.name()))) {
                found.add(each);
            }
        }
        return found;
    }
}
