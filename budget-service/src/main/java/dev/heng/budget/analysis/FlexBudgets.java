package dev.heng.budget.analysis;

import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.Page;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Answers what the budgets of a hospital would be at the volume that came, by its rules of today. */
@ApplicationScoped
public class FlexBudgets {
    private static final String CELLS = """
            select centre, subject,
                   sum(case when original is not null or adjustment is not null then coalesce(original, 0) + coalesce(adjustment, 0) end) budget,
                   sum(executed) executed
            from cell
            where hospital = ? and month between ? and ? and version > 0
              and (?::text is null or fund = ?) and (?::text is null or project = ?) and ?::bigint is not null
            group by centre, subject
            """;
    private static final String ENTRIES = """
            select centre, subject, sum(delta) filter (where figure in ('ORIGINAL', 'ADJUSTMENT')) budget,
                   sum(delta) filter (where figure = 'EXECUTED') executed
            from entry
            where hospital = ? and month between ? and ?
              and (?::text is null or fund = ?) and (?::text is null or project = ?) and sequence <= ?
            group by centre, subject
            """;

    private final DataSource dataSource;
    private final QuestionTrees questionTrees;
    private final SealedDays days;

    FlexBudgets(DataSource dataSource, QuestionTrees questionTrees, SealedDays days) {
        this.dataSource = dataSource;
        this.questionTrees = questionTrees;
        this.days = days;
    }

    /**
     * The lines of money flows in the order centre, subject: one for each centre and subject with a figure, all funds and projects together.
     *
     * @throws ProblemException as {@link AnswerQuestion#figures}
     */
    public AnswerQuestion.Answer<FlexibleLine> lines(Question question, Page.Request page) {
        QuestionTrees.Trees trees = questionTrees.of(question);
        Optional<KnownOn> known = question.knownOn().map(day -> days.known(question.hospital(), day));
        Map<FlexibleBudget.Place, FlexibleBudget.Sum> sums = sums(
                question, known.map(on -> OptionalLong.of(on.seal().sequence())).orElse(OptionalLong.empty()));
        FlexibleBudget flexing =
                new FlexibleBudget(trees.centres(), trees.subjects(), sums, rules(question.hospital()));
        List<FlexibleLine> rows = question.isRolledUp()
                ? rolledUp(question, trees, sums.keySet(), flexing)
                : own(question, trees, sums.keySet(), flexing);
        List<FlexibleLine> wanted = rows.stream()
                .filter(row -> page.isFirst() || isAfter(row, page.after()))
                .limit(page.limit() + 1L)
                .toList();
        return new AnswerQuestion.Answer<>(
                Page.of(wanted, page, row -> List.of(row.centre(), row.subject())), known, Optional.empty());
    }

    private static boolean isAfter(FlexibleLine row, List<String> key) {
        int order = row.centre().compareTo(key.get(0));
        return order > 0 || (order == 0 && row.subject().compareTo(key.get(1)) > 0);
    }

    private static List<FlexibleLine> own(
            Question question, QuestionTrees.Trees trees, Set<FlexibleBudget.Place> places, FlexibleBudget flexing) {
        Set<String> money = money(trees.chart());
        return places.stream()
                .filter(place -> trees.tops().contains(place.centre()) && money.contains(place.subject()))
                .filter(place -> question.subject()
                        .map(subject -> subject.equals(place.subject()))
                        .orElse(true))
                .map(flexing::line)
                .sorted(java.util.Comparator.comparing(FlexibleLine::centre).thenComparing(FlexibleLine::subject))
                .toList();
    }

    private static List<FlexibleLine> rolledUp(
            Question question, QuestionTrees.Trees trees, Set<FlexibleBudget.Place> places, FlexibleBudget flexing) {
        Set<String> money = money(trees.chart());
        Map<String, List<FlexibleLine>> byCentre = places.stream()
                .filter(place -> money.contains(place.subject()))
                .map(flexing::line)
                .collect(Collectors.groupingBy(FlexibleLine::centre));
        List<FlexibleLine> rows = new ArrayList<>();
        for (String top : trees.tops()) {
            Map<String, FlexibleLine> added = new TreeMap<>();
            for (String centre : new TreeSet<>(trees.centres().subtrees(Set.of(top)))) {
                for (FlexibleLine line : byCentre.getOrDefault(centre, List.of())) {
                    for (String over : trees.subjects().upwards(line.subject())) {
                        if (question.subject().map(over::equals).orElse(true)) {
                            added.merge(over, line.as(top, over), FlexibleLine::plus);
                        }
                    }
                }
            }
            rows.addAll(added.values());
        }
        return rows;
    }

    private static Set<String> money(List<Subject> chart) {
        return chart.stream()
                .filter(subject -> subject.unit() == Unit.MONEY && subject.nature() == Nature.FLOW)
                .map(Subject::code)
                .collect(Collectors.toSet());
    }

    private Map<FlexibleBudget.Place, FlexibleBudget.Sum> sums(Question question, OptionalLong upTo) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(upTo.isPresent() ? ENTRIES : CELLS)) {
            query.setString(1, question.hospital());
            query.setInt(2, question.window().firstNumber());
            query.setInt(3, question.window().lastNumber());
            query.setString(4, question.fund().orElse(null));
            query.setString(5, question.fund().orElse(null));
            query.setString(6, question.project().orElse(null));
            query.setString(7, question.project().orElse(null));
            query.setLong(8, upTo.orElse(0));
            Map<FlexibleBudget.Place, FlexibleBudget.Sum> sums = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sums.put(
                            new FlexibleBudget.Place(row.getString("centre"), row.getString("subject")),
                            new FlexibleBudget.Sum(row.getBigDecimal("budget"), row.getBigDecimal("executed")));
                }
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot add up figures", e);
        }
    }

    private List<FlexibleBudget.Rule> rules(String hospital) {
        String sql =
                "select code, subject, volume, coalesce(centre, '') centre, fixed_share from flex_rule where hospital = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            List<FlexibleBudget.Rule> rules = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rules.add(new FlexibleBudget.Rule(
                            row.getString("code"),
                            row.getString("subject"),
                            row.getString("volume"),
                            row.getString("centre"),
                            row.getBigDecimal("fixed_share")));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rules", e);
        }
    }
}
