package dev.heng.budget.consolidation;

import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.preparation.Project;
import dev.heng.budget.preparation.Projects;
import dev.heng.budget.review.ControlFigures;
import dev.heng.budget.subject.Charts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a version against the rules, by the chart, the tree and the control figures of now. */
@ApplicationScoped
public class CheckVersion {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final Versions versions;
    private final VersionLines lines;
    private final ControlFigures controls;
    private final Projects projects;

    CheckVersion(
            Hospitals hospitals,
            Centres centres,
            Charts charts,
            Versions versions,
            VersionLines lines,
            ControlFigures controls,
            Projects projects) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.versions = versions;
        this.lines = lines;
        this.controls = controls;
        this.projects = projects;
    }

    /** What the checks find in a version, in the order of the checks. */
    @Transactional
    public List<Finding> findings(String hospital, BudgetVersion version) {
        List<VersionLine> planned = lines.all(hospital, version);
        return BudgetChecks.of(new CheckInput(
                planned,
                version.stated(),
                new SubjectRoles(charts.subjects(hospitals.require(hospital).chart())),
                centres.treeOn(LocalDate.of(version.year(), 12, 31), hospital),
                controls.amounts(hospital, version.year()),
                projectsOf(hospital, planned),
                versions.before(hospital, version.year(), version.number())
                        .map(before -> lines.all(hospital, before))));
    }

    /** A project that is none of the hospital's has neither approval nor study. */
    private Map<String, CheckInput.Project> projectsOf(String hospital, List<VersionLine> planned) {
        Set<String> codes = planned.stream().map(line -> line.key().project()).collect(Collectors.toSet());
        return projects.named(hospital, codes).stream().collect(Collectors.toMap(Project::code, CheckVersion::known));
    }

    private static CheckInput.Project known(Project project) {
        Project.ExternalApproval approval = project.definition().approval();
        return new CheckInput.Project(
                approval == null ? null : approval.number(),
                project.definition().feasibility() != null);
    }
}
