package dev.heng.budget.organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The centres of all hospitals. */
@ApplicationScoped
public class Centres implements PanacheRepositoryBase<Centre, CentreId> {
    private record Row(String centre, CentreInterval interval) {}

    public Optional<Centre> centre(String hospital, String code) {
        return findByIdOptional(new CentreId(hospital, code));
    }

    /** The histories of all centres of a hospital, by code, in code order. */
    public Map<String, CentreHistory> histories(String hospital) {
        Map<String, List<CentreInterval>> intervals = new TreeMap<>();
        getEntityManager()
                .createQuery(
                        "select c.id.code, i from Centre c join c.intervals i where c.id.hospital = :hospital",
                        Row.class)
                .setParameter("hospital", hospital)
                .getResultList()
                .forEach(row -> intervals
                        .computeIfAbsent(row.centre(), none -> new ArrayList<>())
                        .add(row.interval()));
        Map<String, CentreHistory> histories = new TreeMap<>();
        intervals.forEach((centre, list) -> histories.put(centre, new CentreHistory(list)));
        return histories;
    }

    /** The tree of a hospital's centres on a day. */
    public CentreTree treeOn(LocalDate day, String hospital) {
        return CentreTree.on(day, histories(hospital));
    }
}
