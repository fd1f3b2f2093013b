package dev.heng.budget.organisation;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.access.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Expands the root centres of the signed-in user's token on today's tree, for figures of the past too. */
@ApplicationScoped
public class VisibleCentres {
    private final CurrentUser user;
    private final Centres centres;
    private final Clock clock;

    VisibleCentres(CurrentUser user, Centres centres, Clock clock) {
        this.user = user;
        this.centres = centres;
        this.clock = clock;
    }

    /** The centres of the hospital that the user may see; empty when it may see every one. */
    public Optional<Set<String>> of(String hospital) {
        return user.centreRoots()
                .map(roots -> centres.treeOn(LocalDate.now(clock), hospital).subtrees(roots));
    }

    /** The centres of the hospital that the user speaks for, whatever its roles let it see; empty when it speaks for every one. */
    public Optional<Set<String>> spokenFor(String hospital) {
        return user.spokenForRoots()
                .map(roots -> centres.treeOn(LocalDate.now(clock), hospital).subtrees(roots));
    }

    /** @throws ProblemException 403 when the centre is not visible; also for a centre that does not exist */
    public static void require(Optional<Set<String>> visible, String centre) {
        if (visible.isPresent() && !visible.get().contains(centre)) {
            throw new ProblemException(
                    EdgeProblem.CENTRE_OUT_OF_SCOPE, "The token does not reach the centre " + centre + ".");
        }
    }
}
