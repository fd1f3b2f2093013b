package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.Poster;
import dev.heng.edge.access.CurrentUser;
import dev.heng.edge.access.Role;

/** For whom the bearer of a token posts. */
final class Posters {
    private Posters() {}

    static Poster of(CurrentUser user) {
        return user.roles().contains(Role.BUDGET_OFFICE) ? Poster.OFFICE : Poster.SOURCE;
    }
}
