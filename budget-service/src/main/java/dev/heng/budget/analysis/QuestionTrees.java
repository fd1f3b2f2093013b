package dev.heng.budget.analysis;

import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Subject;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The trees by which a question is answered, and what of them the bearer of the token may see. */
@ApplicationScoped
class QuestionTrees {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final VisibleCentres visibleCentres;

    QuestionTrees(Hospitals hospitals, Centres centres, Charts charts, VisibleCentres visibleCentres) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.visibleCentres = visibleCentres;
    }

    /**
     * What a question is answered by.
     *
     * @param centres on the last day asked for
     * @param tops the centres that are shown
     * @param visible the centres that may be seen; empty: every one
     */
    record Trees(
            CentreTree centres,
            SubjectTree subjects,
            List<Subject> chart,
            SortedSet<String> tops,
            Optional<Set<String>> visible) {}

    /** @throws ProblemException 400 for an unknown centre or subject, 403 CENTRE_OUT_OF_SCOPE, 404 for an unknown hospital */
    Trees of(Question question) {
        Hospital hospital = hospitals.require(question.hospital());
        Optional<Set<String>> visible = visibleCentres.of(hospital.code());
        question.centre().ifPresent(centre -> VisibleCentres.require(visible, centre));
        CentreTree tree = centres.treeOn(question.window().lastDay(), hospital.code());
        List<Subject> chart = charts.subjects(hospital.chart());
        SubjectTree subjects = new SubjectTree(chart);
        question.centre().filter(centre -> !tree.parents().containsKey(centre)).ifPresent(centre -> {
            throw ProblemException.invalid("?centre", "UNKNOWN_CENTRE", "The hospital has no centre " + centre + ".");
        });
        question.subject().filter(subject -> !subjects.has(subject)).ifPresent(subject -> {
            throw ProblemException.invalid(
                    "?subject", "UNKNOWN_SUBJECT", "The chart of the hospital has no subject " + subject + ".");
        });
        SortedSet<String> tops = new TreeSet<>(
                question.centre().<Set<String>>map(Set::of).or(() -> visible).orElseGet(() -> tree.parents()
                        .keySet()));
        return new Trees(tree, subjects, chart, tops, visible);
    }
}
