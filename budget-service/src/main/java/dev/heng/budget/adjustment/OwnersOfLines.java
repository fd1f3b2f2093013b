package dev.heng.budget.adjustment;

import dev.heng.budget.ownership.Ownership;
import dev.heng.budget.ownership.Ownerships;
import dev.heng.budget.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which departments answer for the subjects of an adjustment (归口), by the mapping of the year's last day. */
@ApplicationScoped
public class OwnersOfLines {
    private static final int ROWS = 1_000;

    private final Ownerships ownerships;

    OwnersOfLines(Ownerships ownerships) {
        this.ownerships = ownerships;
    }

    /** The codes of the centres; a subject without an owner, above it neither, adds none. */
    Set<String> of(String hospital, AdjustmentDefinition adjustment, Map<String, Subject> chart) {
        LocalDate day = LocalDate.of(adjustment.year(), 12, 31);
        Map<String, String> ownerOfSubject = new TreeMap<>();
        String after = "";
        List<Ownership> page;
        do {
            page = ownerships.list(hospital, new Ownerships.Filter(null, null), after, ROWS);
            for (Ownership each : page) {
                after = each.code();
                if (!day.isBefore(each.definition().validFrom())
                        && !day.isAfter(each.definition().validTo())) {
                    ownerOfSubject.put(
                            each.definition().subject(), each.definition().owner());
                }
            }
        } while (page.size() == ROWS);
        Set<String> owners = new TreeSet<>();
        for (AdjustmentLine line : adjustment.lines()) {
            String owner = nearest(line.cell().subject(), ownerOfSubject, chart);
            if (owner != null) {
                owners.add(owner);
            }
        }
        return owners;
    }

    static @Nullable String nearest(String subject, Map<String, String> ownerOfSubject, Map<String, Subject> chart) {
        String step = subject;
        while (step != null) {
            String owner = ownerOfSubject.get(step);
            if (owner != null) {
                return owner;
            }
            Subject known = chart.get(step);
            step = known == null ? null : known.parent();
        }
        return null;
    }
}
