package dev.heng.budget.analysis;

import dev.heng.budget.subject.Subject;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gives a centre the data pack for the preparation of a year, within what the token lets somebody see. */
@ApplicationScoped
public class ReadDataPack {
    private final QuestionTrees questionTrees;
    private final Figures figures;

    ReadDataPack(QuestionTrees questionTrees, Figures figures) {
        this.questionTrees = questionTrees;
        this.figures = figures;
    }

    /**
     * A page of the pack in the order of the subjects' codes.
     *
     * @param year that is prepared; what is looked at ends with the year before
     * @param years how many are looked at
     * @param isRolledUp true: the centre with everything below it, a subject with everything below it
     * @throws ProblemException 400 UNKNOWN_CENTRE, 403 CENTRE_OUT_OF_SCOPE, 404 for an unknown hospital
     */
    public Page<PackLine> lines(
            String hospital, int year, String centre, int years, boolean isRolledUp, Page.Request page) {
        Window window = new Window(YearMonth.of(year - years, 1), YearMonth.of(year - 1, 12));
        Question question = new Question(
                hospital,
                window,
                Optional.of(centre),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                isRolledUp,
                Optional.empty());
        QuestionTrees.Trees trees = questionTrees.of(question);
        SortedSet<String> within =
                new TreeSet<>(isRolledUp ? trees.centres().subtrees(Set.of(centre)) : Set.of(centre));
        List<SubjectTree.Pair> pairs = trees.subjects().pairs().stream()
                .filter(pair -> isRolledUp || pair.top().equals(pair.subject()))
                .toList();
        // every month of every subject of the chart, which is what the page is cut from
        List<Figure> found = figures.added(
                new Figures.Sum(question, Summed.FUND_AND_PROJECT, OptionalLong.empty(), centre, within, pairs),
                Figures.Cursor.START,
                Integer.MAX_VALUE);
        DataPack pack = new DataPack(
                year - years,
                year - 1,
                trees.chart().stream().collect(Collectors.toMap(Subject::code, subject -> subject)),
                found);
        List<PackLine> rows = pack.lines().stream()
                .filter(line -> page.isFirst()
                        || line.subject().code().compareTo(page.after().getFirst()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rows, page, line -> List.of(line.subject().code()));
    }
}
