package dev.heng.budget.analysis;

import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Answers what somebody wants to see, within what the token lets him see. */
@ApplicationScoped
public class AnswerQuestion {
    private final QuestionTrees questionTrees;
    private final Figures figures;
    private final Entries entries;
    private final SealedDays days;
    private final Issues issues;

    AnswerQuestion(QuestionTrees questionTrees, Figures figures, Entries entries, SealedDays days, Issues issues) {
        this.questionTrees = questionTrees;
        this.figures = figures;
        this.entries = entries;
        this.days = days;
        this.issues = issues;
    }

    /**
     * A page of an answer, and by what it is given.
     *
     * @param knownOn empty: it is what is known now
     * @param since empty: from the first posting on
     * @param issues of figures: the version that each year's original amounts are of, where one is in force
     */
    public record Answer<T>(
            Page<T> page, Optional<KnownOn> knownOn, Optional<DaySeal> since, Map<Integer, Issue> issues) {
        /** Of what is in no budget. */
        Answer(Page<T> page, Optional<KnownOn> knownOn, Optional<DaySeal> since) {
            this(page, knownOn, since, Map.of());
        }
    }

    /**
     * The figures, a page of them. Rolled up, a centre in the token's scope shows all that is below it on the window's last day.
     *
     * @param summed what is added up beside the trees
     * @throws ProblemException 400 for an unknown centre or subject, 403 CENTRE_OUT_OF_SCOPE, 404 for an unknown hospital,
     *     409 NOT_YET_SEALED
     */
    public Answer<Figure> figures(Question question, Summed summed, Page.Request page) {
        QuestionTrees.Trees trees = questionTrees.of(question);
        Optional<KnownOn> known = known(question);
        boolean isAdded = question.isRolledUp() || summed != Summed.NOTHING || known.isPresent();
        List<Figure> rows = isAdded
                ? added(question, summed, upTo(known), trees, page)
                : figures.cells(
                        question,
                        trees.tops(),
                        question.subject().<Collection<String>>map(List::of).orElseGet(trees.subjects()::codes),
                        page);
        return new Answer<>(
                Page.of(rows, page, AnswerQuestion::key), known, Optional.empty(), issues.of(question, upTo(known)));
    }

    /**
     * The entries behind figures, a page of them. Rolled up, they are those of the subtrees, as far as the token reaches.
     *
     * @param kinds only entries of these parts of the cells
     * @param space rolled up: which centres the asked one stands for
     * @param since only what was not known yet when this day was over
     * @throws ProblemException as {@link #figures}
     */
    public Answer<Entry> entries(
            Question question,
            Collection<FigureKind> kinds,
            CentreSpace space,
            Optional<LocalDate> since,
            Page.Request page) {
        QuestionTrees.Trees trees = questionTrees.of(question);
        Optional<KnownOn> known = known(question);
        Optional<DaySeal> before = since.map(day -> days.require(question.hospital(), day));
        SortedSet<String> within = question.isRolledUp() ? centres(trees, space) : trees.tops();
        trees.visible().ifPresent(visible -> within.retainAll(visible));
        Collection<String> subjects = question.subject()
                .map(subject -> question.isRolledUp() ? trees.subjects().subtree(subject) : List.of(subject))
                .orElseGet(trees.subjects()::codes);
        Entries.Bounds bounds = new Entries.Bounds(
                within,
                subjects,
                kinds,
                before.map(DaySeal::sequence).orElse(0L),
                upTo(known).orElse(Long.MAX_VALUE));
        List<Entry> rows = entries.behind(question, bounds, page);
        return new Answer<>(Page.of(rows, page, Entry::key), known, before);
    }

    private Optional<KnownOn> known(Question question) {
        return question.knownOn().map(day -> days.known(question.hospital(), day));
    }

    private static OptionalLong upTo(Optional<KnownOn> known) {
        return known.map(on -> OptionalLong.of(on.seal().sequence())).orElse(OptionalLong.empty());
    }

    private static SortedSet<String> centres(QuestionTrees.Trees trees, CentreSpace space) {
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

    /** Centre by centre, so that a page costs what it shows and not what the hospital holds. */
    private List<Figure> added(
            Question question, Summed summed, OptionalLong upTo, QuestionTrees.Trees trees, Page.Request page) {
        Figures.Cursor cursor = Figures.Cursor.of(page);
        List<SubjectTree.Pair> pairs = trees.subjects().pairs().stream()
                .filter(pair -> question.isRolledUp() || pair.top().equals(pair.subject()))
                .filter(pair ->
                        question.subject().isEmpty() || question.subject().get().equals(pair.top()))
                .toList();
        List<Figure> rows = new ArrayList<>();
        for (String centre : trees.tops().tailSet(cursor.centre())) {
            int missing = page.limit() + 1 - rows.size();
            if (missing == 0) {
                break;
            }
            SortedSet<String> within =
                    new TreeSet<>(question.isRolledUp() ? trees.centres().subtrees(Set.of(centre)) : Set.of(centre));
            rows.addAll(figures.added(new Figures.Sum(question, summed, upTo, centre, within, pairs), cursor, missing));
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
