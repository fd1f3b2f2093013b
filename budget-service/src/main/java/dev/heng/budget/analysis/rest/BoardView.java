package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.BoardHolder;
import dev.heng.budget.analysis.BoardRow;
import dev.heng.budget.analysis.BoardState;
import dev.heng.budget.analysis.CycleBoard;
import dev.heng.budget.cycle.Phase;
import dev.heng.edge.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the board of a cycle, with the sums of the whole. */
@Schema(name = "CycleBoard")
public record BoardView(
        @Schema(examples = "2027") int year,
        Phase phase,
        Instant phaseSince,

        @Schema(nullable = true, description = "The last day of the phase; null when the cycle is closed") @Nullable LocalDate dueOn,

        @Schema(description = "How many centres the bearer sees, whatever is on this page")
        int centres,

        @Schema(
                description =
                        "How many of them have submitted in this phase; 0 in a phase in which centres do not propose")
        long submitted,

        @Schema(description = "How many of them wait for somebody who is late")
        long late,

        @Schema(description = "How many of them are in each state, those with none left out")
        List<StateView> states,

        List<RowView> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next) {
    /** How many centres are in a state. */
    @Schema(name = "CycleBoardState")
    public record StateView(BoardState state, long centres) {}

    /** A centre of the board. */
    @Schema(name = "CycleBoardRow")
    public record RowView(
            @Schema(examples = "C-CARD") String centre,
            @Schema(examples = "心血管内科") String name,

            @Schema(
                    description =
                            "NOT_STARTED; NOT_BEGUN, WRITING, RETURNED: the centre has it; IN_APPROVAL; SUBMITTED; MISSED: it submitted nothing in the"
                                    + " first round; IN_REVIEW, REVIEWED: by the owner departments; CONSOLIDATING, APPROVED, ISSUED: the budget of the"
                                    + " hospital; SETTLING; CLOSED.")
            BoardState state,

            @Schema(description = "Whose turn it is") HolderView holder,
            @Schema(description = "Since when") Instant since,

            @Schema(
                    nullable = true,
                    description = "Until when what is waited for is meant to be done; null when nothing is")
            @Nullable LocalDate dueOn,

            boolean late,

            @Schema(examples = "3", description = "0 when it is not late")
            long daysLate) {
        static RowView of(BoardRow row, String name) {
            return new RowView(
                    row.centre(),
                    name,
                    row.state(),
                    HolderView.of(row.holder()),
                    row.since(),
                    row.dueOn(),
                    row.isLate(),
                    row.daysLate());
        }
    }

    /** Whose turn it is. */
    @Schema(name = "CycleBoardHolder")
    public record HolderView(
            @Schema(description = "APPROVERS: people whom a route of approval names")
            BoardHolder.Kind kind,

            @Schema(description = "The centres that they speak for; empty for the whole hospital")
            List<String> centres) {
        static HolderView of(BoardHolder holder) {
            return new HolderView(holder.kind(), List.copyOf(holder.centres()));
        }
    }

    static BoardView of(CycleBoard.Board board, Page<RowView> page) {
        Map<BoardState, Long> states = board.rows().stream()
                .collect(Collectors.groupingBy(BoardRow::state, TreeMap::new, Collectors.counting()));
        return new BoardView(
                board.cycle().year(),
                board.cycle().phase(),
                board.cycle().phaseSince(),
                board.cycle().dueOn().orElse(null),
                board.rows().size(),
                board.submitted(),
                board.late(),
                states.entrySet().stream()
                        .map(each -> new StateView(each.getKey(), each.getValue()))
                        .toList(),
                page.items(),
                page.next());
    }
}
