package dev.heng.budget.approval;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears how cases end, as the capabilities do whose documents they are, and refuses the end of those whose title says so. */
@ApplicationScoped
public class HeardDecisions {
    /** The id of a document whose end is refused. */
    static final String REFUSED = "refused";

    private final List<ApprovalDecided> heard = new CopyOnWriteArrayList<>();

    void hear(@Observes ApprovalDecided decided) {
        if (decided.document().id().equals(REFUSED)) {
            throw new ProblemException(EdgeProblem.CONFLICT, "The money is gone.");
        }
        heard.add(decided);
    }

    List<ApprovalDecided> of(String hospital) {
        return heard.stream().filter(each -> each.hospital().equals(hospital)).toList();
    }
}
