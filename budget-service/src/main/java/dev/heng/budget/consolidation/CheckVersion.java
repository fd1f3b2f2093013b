package dev.heng.budget.consolidation;

import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Charts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Holds a version against the rules, by the chart, the tree and the control figures of now. */
@ApplicationScoped
public class CheckVersion {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final Versions versions;
    private final VersionLines lines;

    CheckVersion(Hospitals hospitals, Centres centres, Charts charts, Versions versions, VersionLines lines) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.versions = versions;
        this.lines = lines;
    }

    /** What the checks find in a version, in the order of the checks. */
    @Transactional
    public List<Finding> findings(String hospital, BudgetVersion version) {
        return BudgetChecks.of(new CheckInput(
                lines.all(hospital, version),
                version.stated(),
                new SubjectRoles(charts.subjects(hospitals.require(hospital).chart())),
                centres.treeOn(LocalDate.of(version.year(), 12, 31), hospital),
                Map.of(),
                Map.of(),
                versions.before(hospital, version.year(), version.number())
                        .map(before -> lines.all(hospital, before))));
    }
}
