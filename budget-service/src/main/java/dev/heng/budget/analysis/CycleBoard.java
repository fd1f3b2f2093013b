package dev.heng.budget.analysis;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.organisation.CentreHistory;
import dev.heng.budget.organisation.CentreTree;
import dev.heng.budget.organisation.Centres;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who holds the budget of which centre since when, and what is late. */
@ApplicationScoped
public class CycleBoard {
    private final Cycles cycles;
    private final Centres centres;
    private final BoardTables tables;
    private final Clock clock;

    CycleBoard(Cycles cycles, Centres centres, BoardTables tables, Clock clock) {
        this.cycles = cycles;
        this.centres = centres;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * A board.
     *
     * @param rows in the order of the centres' codes
     * @param names of the centres, as they are called on the last day of the year
     */
    public record Board(Cycle cycle, List<BoardRow> rows, Map<String, String> names) {
        public long submitted() {
            return rows.stream()
                    .filter(row -> row.state() == BoardState.SUBMITTED)
                    .count();
        }

        public long late() {
            return rows.stream().filter(BoardRow::isLate).count();
        }
    }

    /**
     * The board as of today: a row for each centre of the year that has no centre below it, and for each other one that proposes.
     *
     * @param visible the centres that may be seen; empty when every one may
     * @throws ProblemException 404 without a cycle
     */
    public Board board(String hospital, int year, Optional<Set<String>> visible) {
        return board(hospital, year, visible, LocalDate.now(clock));
    }

    /** The same as of a day. */
    public Board board(String hospital, int year, Optional<Set<String>> visible, LocalDate today) {
        Cycle cycle = cycles.require(hospital, year);
        Map<String, CentreHistory> histories = centres.histories(hospital);
        BoardTables.Known known = tables.of(hospital, cycle);
        Set<String> shown = new TreeSet<>(leaves(year, histories));
        shown.addAll(known.centres().keySet());
        visible.ifPresent(shown::retainAll);
        Map<String, String> names = new TreeMap<>();
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        shown.forEach(centre -> names.put(
                centre,
                Objects.requireNonNull(histories.get(centre)).placeOn(lastDay).name()));
        List<BoardRow> rows = shown.stream()
                .map(centre -> BoardRow.of(
                        centre, cycle, known.centres().getOrDefault(centre, BoardFacts.NONE), known.budget(), today))
                .toList();
        return new Board(cycle, rows, names);
    }

    /** The centres of the year's last day that no other one stands below. */
    private static Set<String> leaves(int year, Map<String, CentreHistory> histories) {
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        Set<String> found = new TreeSet<>();
        histories.forEach((centre, history) -> history.on(lastDay).ifPresent(is -> found.add(centre)));
        Set<String> parents = new TreeSet<>();
        CentreTree tree = CentreTree.on(lastDay, histories);
        found.forEach(centre -> Optional.ofNullable(tree.parents().get(centre)).ifPresent(parents::add));
        found.removeAll(parents);
        return found;
    }
}
