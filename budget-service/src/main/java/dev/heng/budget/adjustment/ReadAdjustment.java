package dev.heng.budget.adjustment;

import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Shows an adjustment with what the rules say of it and who answers for its subjects. */
@ApplicationScoped
public class ReadAdjustment {
    private static final Set<AdjustmentState> WRITABLE =
            EnumSet.of(AdjustmentState.DRAFT, AdjustmentState.RETURNED, AdjustmentState.WITHDRAWN);

    private final Hospitals hospitals;
    private final AdjustmentBook book;
    private final AdjustmentChecks checks;
    private final OwnersOfLines owners;

    ReadAdjustment(Hospitals hospitals, AdjustmentBook book, AdjustmentChecks checks, OwnersOfLines owners) {
        this.hospitals = hospitals;
        this.book = book;
        this.checks = checks;
        this.owners = owners;
    }

    /**
     * An adjustment and what is worth knowing of it.
     *
     * @param owners the departments that answer for its subjects
     * @param findings what the rules say as things stand; none of one that is submitted or approved
     */
    public record Described(Adjustment adjustment, Set<String> owners, List<Finding> findings) {}

    /** @throws ProblemException 404 for an unknown hospital or adjustment */
    public Described adjustment(String hospital, String code) {
        hospitals.require(hospital);
        return described(book.require(hospital, code));
    }

    /** Of one that was read already. */
    public Described described(Adjustment adjustment) {
        Hospital hospital = hospitals.require(adjustment.hospital());
        return new Described(
                adjustment,
                owners.of(hospital.code(), adjustment.definition(), checks.chart(hospital)),
                WRITABLE.contains(adjustment.state())
                        ? checks.findings(hospital, adjustment.code(), adjustment.definition())
                        : List.of());
    }
}
