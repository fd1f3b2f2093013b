package dev.heng.budget.approval;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lets somebody take somebody's place for a time. */
@ApplicationScoped
public class PutDelegation {
    /** A longer absence is a matter of who has the role. */
    public static final int DAYS_MAX = 366;

    private final Hospitals hospitals;
    private final Delegations delegations;
    private final Clock clock;

    PutDelegation(Hospitals hospitals, Delegations delegations, Clock clock) {
        this.hospitals = hospitals;
        this.delegations = delegations;
        this.clock = clock;
    }

    /**
     * Who writes.
     *
     * @param isForOthers whether the writer may delegate for others too; never to itself
     */
    public record Writer(String name, Set<ApproverRole> roles, boolean isForOthers) {}

    /**
     * Creates or replaces; the delegation that it is already changes nothing.
     *
     * @throws ProblemException 400 for one that makes no sense; 403 NOT_YOUR_DELEGATION; 404 for an unknown hospital; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Stored<Delegation> put(
            String hospital, String code, DelegationDefinition definition, Writer writer, @Nullable String ifMatch) {
        hospitals.require(hospital);
        delegations.lock(hospital);
        Optional<Delegation> before = delegations.delegation(hospital, code);
        before.ifPresent(each -> requireRight(each.definition(), writer));
        EntityTag.requireMatch(ifMatch, before.map(Delegation::version).orElse(null));
        requireRight(definition, writer);
        requireSense(definition, writer);
        if (before.isPresent() && before.get().definition().equals(definition)) {
            return new Stored<>(before.get(), false);
        }
        Delegation after = new Delegation(
                code,
                definition,
                before.map(Delegation::version).orElse(0L) + 1,
                writer.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        delegations.save(hospital, after);
        return new Stored<>(after, before.isEmpty());
    }

    /** Whoever delegates for others could otherwise give itself the place of anybody. */
    private static void requireRight(DelegationDefinition definition, Writer writer) {
        boolean isOwn = definition.user().equals(writer.name());
        if (!isOwn && (!writer.isForOthers() || definition.delegate().equals(writer.name()))) {
            throw new ProblemException(
                    BudgetProblem.NOT_YOUR_DELEGATION,
                    "Only " + definition.user()
                            + ", the budget office or an admin writes it, and nobody makes itself the"
                            + " delegate of somebody else.");
        }
    }

    private static void requireSense(DelegationDefinition definition, Writer writer) {
        List<Violation> violations = new ArrayList<>();
        if (definition.user().equals(definition.delegate())) {
            violations.add(new Violation("/delegate", "NOT_POSSIBLE", "Nobody takes its own place."));
        }
        if (definition.validTo().isBefore(definition.validFrom())) {
            violations.add(new Violation("/validTo", "OUT_OF_RANGE", "The last day is before the first."));
        } else if (ChronoUnit.DAYS.between(definition.validFrom(), definition.validTo()) >= DAYS_MAX) {
            violations.add(new Violation("/validTo", "OUT_OF_RANGE", "At most " + DAYS_MAX + " days."));
        }
        if (definition.user().equals(writer.name())) {
            Set<ApproverRole> more = new TreeSet<>(definition.roles());
            more.removeAll(writer.roles());
            more.forEach(role -> violations.add(
                    new Violation("/roles", "ROLE_NOT_HELD", "Your token has not the role " + role + ".")));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
