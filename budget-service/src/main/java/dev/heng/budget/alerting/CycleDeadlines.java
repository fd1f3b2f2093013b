package dev.heng.budget.alerting;

import dev.heng.budget.analysis.BoardHolder;
import dev.heng.budget.analysis.BoardRow;
import dev.heng.budget.analysis.CycleBoard;
import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom the budget cycles of a hospital wait for when the last day of the phase is near or over. */
@ApplicationScoped
class CycleDeadlines {
    private static final int AFTER_EVERY_YEAR = 3000;
    /** More than a hospital has under way: one that is prepared, one that is executed, one that is settled. */
    private static final int CYCLES_MAX = 10;

    private final Cycles cycles;
    private final CycleBoard boards;

    CycleDeadlines(Cycles cycles, CycleBoard boards) {
        this.cycles = cycles;
        this.boards = boards;
    }

    /**
     * What is to be told.
     *
     * @param days how many days before the last day it is near
     */
    List<Finding> of(String hospital, LocalDate today, int days) {
        List<Finding> findings = new ArrayList<>();
        for (Cycle cycle : cycles.list(hospital, AFTER_EVERY_YEAR, CYCLES_MAX)) {
            // the board is made only for a phase that ends soon: it is looked at again and again
            if (cycle.dueOn()
                    .filter(due -> !today.isBefore(due.minusDays(days)))
                    .isPresent()) {
                findings.addAll(of(
                        cycle,
                        boards.board(hospital, cycle.year(), Optional.empty(), today)
                                .rows(),
                        today,
                        days));
            }
        }
        return findings;
    }

    /** Centres and owner departments are told what they are waited for; whatever waits for others is told once for the hospital. */
    static Collection<Finding> of(Cycle cycle, List<BoardRow> rows, LocalDate today, int days) {
        Map<Finding.Key, Finding> found = new LinkedHashMap<>();
        for (BoardRow row : rows) {
            @Nullable LocalDate due = row.dueOn();
            if (due == null || today.isBefore(due.minusDays(days))) {
                continue;
            }
            AlertKind kind = row.isLate() ? AlertKind.CYCLE_LATE : AlertKind.CYCLE_DUE_SOON;
            AlertSubject.Deadline deadline = new AlertSubject.Deadline(cycle.phase(), due);
            if (isToldToCentres(row.holder())) {
                row.holder()
                        .centres()
                        .forEach(centre -> put(found, kind, AlertSubject.of(cycle.year(), deadline, centre)));
            } else {
                put(found, kind, AlertSubject.of(cycle.year(), deadline, null));
            }
        }
        return found.values();
    }

    private static boolean isToldToCentres(BoardHolder holder) {
        return Set.of(BoardHolder.Kind.CENTRE, BoardHolder.Kind.OWNER_DEPARTMENTS)
                        .contains(holder.kind())
                && !holder.centres().isEmpty();
    }

    private static void put(Map<Finding.Key, Finding> found, AlertKind kind, AlertSubject subject) {
        Finding finding = new Finding(kind, subject, AlertFigures.NONE);
        found.putIfAbsent(finding.key(), finding);
    }
}
