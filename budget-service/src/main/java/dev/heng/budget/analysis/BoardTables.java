package dev.heng.budget.analysis;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.review.OpenReview;
import dev.heng.budget.review.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the tables of other capabilities tell of the centres in a cycle. */
@ApplicationScoped
class BoardTables {
    private static final String PROPOSALS =
            "select centre, round, state, state_since from proposal where hospital = ? and year = ?";

    private static final String SUBMITTED = """
            select centre, round, max(submitted_at) as submitted_at from proposal_round where hospital = ? and year = ? group by centre, round
            """;

    /** The id of a proposal as a document is year/centre/round, that of a budget year/version. */
    private static final String APPROVALS = """
            select c.kind, c.document, c.state, coalesce(c.closed_at, c.since) as since, t.role, t.centre
            from approval_case c
            left join approval_task t on t.hospital = c.hospital and t.approval = c.number and t.closed_at is null
            where c.hospital = ? and c.year = ? and (c.kind = 'PROPOSAL' and c.state = 'OPEN' or c.kind = 'BUDGET')
            order by c.number desc, t.task
            """;

    private static final String ISSUED =
            "select state_since from budget_version where hospital = ? and year = ? and state = 'ISSUED'";

    private final DataSource dataSource;
    private final Reviews reviews;

    BoardTables(DataSource dataSource, Reviews reviews) {
        this.dataSource = dataSource;
        this.reviews = reviews;
    }

    /** An approval as its table has it, with one of the tasks that it waits for. */
    private record Case(
            String kind,
            String document,
            String state,
            Instant since,
            @Nullable String role,
            @Nullable String centre) {}

    /** All of them, read one after the other: the board shows what is, not a moment. */
    record Known(Map<String, BoardFacts> centres, BoardFacts.Budget budget) {}

    /** What matters in the phase that the cycle is in. */
    Known of(String hospital, Cycle cycle) {
        int year = cycle.year();
        List<Case> cases = cases(hospital, year);
        Map<String, Map<Integer, Instant>> submitted = submitted(hospital, year);
        Map<String, BoardFacts.Proposed> proposals = proposals(hospital, year);
        Map<String, OpenReview> open = cycle.phase() == Phase.FIRST_DOWN ? reviews.open(hospital, year) : Map.of();
        Map<String, BoardFacts> found = new HashMap<>();
        proposals.forEach((centre, proposal) -> found.put(
                centre,
                new BoardFacts(
                        proposal,
                        submitted.getOrDefault(centre, Map.of()),
                        approving(cases.stream()
                                        .filter(each -> each.kind().equals("PROPOSAL")
                                                && centre.equals(centreOf(each.document())))
                                        .toList())
                                .orElse(null),
                        open.get(centre))));
        return new Known(found, budget(cases, issued(hospital, year)));
    }

    /** The latest version of the budget counts; one that came back is put together again, unless another one is in force. */
    private static BoardFacts.Budget budget(List<Case> cases, Optional<Instant> issued) {
        Optional<Case> latest =
                cases.stream().filter(each -> each.kind().equals("BUDGET")).findFirst();
        if (issued.isPresent()
                && latest.filter(each -> each.state().equals("OPEN")).isEmpty()) {
            return new BoardFacts.Budget(BoardState.ISSUED, issued.get(), null);
        }
        if (latest.isEmpty()) {
            return BoardFacts.Budget.NONE;
        }
        Case last = latest.get();
        return switch (last.state()) {
            case "OPEN" ->
                new BoardFacts.Budget(
                        BoardState.IN_APPROVAL,
                        last.since(),
                        approving(cases.stream()
                                        .filter(each -> each.kind().equals("BUDGET")
                                                && each.document().equals(last.document())
                                                && each.state().equals("OPEN"))
                                        .toList())
                                .orElse(null));
            case "APPROVED" -> new BoardFacts.Budget(BoardState.APPROVED, last.since(), null);
            default -> new BoardFacts.Budget(BoardState.CONSOLIDATING, last.since(), null);
        };
    }

    /** The first task that a document waits for names whose turn it is. */
    private static Optional<BoardFacts.Approving> approving(List<Case> open) {
        return open.stream().findFirst().map(first -> {
            NavigableSet<String> centres = new TreeSet<>();
            open.stream()
                    .map(Case::centre)
                    .flatMap(centre -> Optional.ofNullable(centre).stream())
                    .forEach(centres::add);
            return new BoardFacts.Approving(first.role() == null ? "" : first.role(), centres, first.since());
        });
    }

    private static String centreOf(String document) {
        List<String> parts = Arrays.asList(document.split("/", -1));
        return parts.size() < 2 ? "" : parts.get(1);
    }

    private Map<String, BoardFacts.Proposed> proposals(String hospital, int year) {
        Map<String, BoardFacts.Proposed> found = new HashMap<>();
        read(
                PROPOSALS,
                hospital,
                year,
                row -> found.put(
                        row.getString("centre"),
                        new BoardFacts.Proposed(
                                row.getInt("round"), row.getString("state"), instant(row, "state_since"))));
        return found;
    }

    private Map<String, Map<Integer, Instant>> submitted(String hospital, int year) {
        Map<String, Map<Integer, Instant>> found = new HashMap<>();
        read(SUBMITTED, hospital, year, row -> found.computeIfAbsent(row.getString("centre"), none -> new HashMap<>())
                .put(row.getInt("round"), instant(row, "submitted_at")));
        return found;
    }

    private Optional<Instant> issued(String hospital, int year) {
        List<Instant> found = new ArrayList<>();
        read(ISSUED, hospital, year, row -> found.add(instant(row, "state_since")));
        return found.stream().findFirst();
    }

    private List<Case> cases(String hospital, int year) {
        List<Case> found = new ArrayList<>();
        read(
                APPROVALS,
                hospital,
                year,
                row -> found.add(new Case(
                        row.getString("kind"),
                        row.getString("document"),
                        row.getString("state"),
                        instant(row, "since"),
                        row.getString("role"),
                        row.getString("centre"))));
        return found;
    }

    @FunctionalInterface
    private interface Reading {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String sql, String hospital, int year, Reading reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reading.take(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the board of a cycle", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
