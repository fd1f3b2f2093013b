package dev.heng.budget.analysis;

import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.organisation.VisibleCentres;
import dev.heng.budget.subject.Charts;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers what somebody wants to see, within what the token lets him see. */
@ApplicationScoped
public class AnswerQuestion {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final VisibleCentres visibleCentres;
    private final Figures figures;
    private final Entries entries;

    AnswerQuestion(
            Hospitals hospitals,
            Centres centres,
            Charts charts,
            VisibleCentres visibleCentres,
            Figures figures,
            Entries entries) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.visibleCentres = visibleCentres;
        this.figures = figures;
        this.entries = entries;
    }

    private record Trees(
            CentreTree centres, SubjectTree subjects, SortedSet<String> tops, Optional<Set<String>> visible) {}

    /**
     * The figures, a page of them. Rolled up, a centre in the token's scope shows all that is below it on the window's last day.
     *
     * @throws ProblemException 400 for an unknown centre or subject, 403 CENTRE_OUT_OF_SCOPE, 404 for an unknown hospital
     */
    public Page<Figure> figures(Question question, Page.Request page) {
        Trees trees = trees(question);
        List<Figure> rows = question.isRolledUp()
                ? rolledUp(question, trees, page)
                : figures.cells(
                        question.hospital(),
                        question.window(),
                        trees.tops(),
                        question.subject().<Collection<String>>map(List::of).orElseGet(trees.subjects()::codes),
                        page);
        return Page.of(rows, page, AnswerQuestion::key);
    }

    /**
     * The entries behind figures, a page of them. Rolled up, they are those of the subtrees, as far as the token reaches.
     *
     * @param kinds only entries of these parts of the cells
     * @param space rolled up: which centres the asked one stands for
     * @throws ProblemException as {@link #figures}
     */
    public Page<Entry> entries(Question question, Collection<FigureKind> kinds, CentreSpace space, Page.Request page) {
        Trees trees = trees(question);
        SortedSet<String> within = question.isRolledUp() ? centres(trees, space) : trees.tops();
        trees.visible().ifPresent(visible -> within.retainAll(visible));
        Collection<String> subjects = question.subject()
                .map(subject -> question.isRolledUp() ? trees.subjects().subtree(subject) : List.of(subject))
                .orElseGet(trees.subjects()::codes);
        List<Entry> rows = entries.behind(question.hospital(), question.window(), within, subjects, kinds, page);
        return Page.of(rows, page, Entry::key);
    }

    private static SortedSet<String> centres(Trees trees, CentreSpace space) {
        return switch (space) {
            case SUBTREE -> new TreeSet<>(trees.centres().subtrees(trees.tops()));
            case OWN -> trees.tops();
            case CHILDREN -> {
                SortedSet<String> below = new TreeSet<>(trees.centres().subtrees(trees.tops()));
                below.removeAll(trees.tops());
                yield below;
            }
        };
    }

    private Trees trees(Question question) {
        Hospital hospital = hospitals.require(question.hospital());
        Optional<Set<String>> visible = visibleCentres.of(hospital.code());
        question.centre().ifPresent(centre -> VisibleCentres.require(visible, centre));
        CentreTree tree = centres.treeOn(question.window().lastDay(), hospital.code());
        SubjectTree subjects = new SubjectTree(charts.subjects(hospital.chart()));
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
        return new Trees(tree, subjects, tops, visible);
    }

    /** Centre by centre, so that a page costs what it shows and not what the hospital holds. */
    private List<Figure> rolledUp(Question question, Trees trees, Page.Request page) {
        Figures.Cursor cursor = Figures.Cursor.of(page);
        List<SubjectTree.Pair> pairs = trees.subjects().pairs().stream()
                .filter(pair ->
                        question.subject().isEmpty() || question.subject().get().equals(pair.top()))
                .toList();
        List<Figure> rows = new ArrayList<>();
        for (String centre : trees.tops().tailSet(cursor.centre())) {
            int missing = page.limit() + 1 - rows.size();
            if (missing == 0) {
                break;
            }
            SortedSet<String> subtree = new TreeSet<>(trees.centres().subtrees(Set.of(centre)));
            rows.addAll(
                    figures.rolledUp(question.hospital(), question.window(), centre, subtree, pairs, cursor, missing));
        }
        return rows;
    }

    private static List<String> key(Figure figure) {
        return List.of(
                figure.centre(),
                figure.subject(),
                figure.fund(),
                figure.project(),
                String.valueOf(Window.number(figure.month())));
    }
}
