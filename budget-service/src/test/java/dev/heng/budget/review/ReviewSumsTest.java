package dev.heng.budget.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.LedgerDatabase;
import dev.heng.budget.subject.Category;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is proposed and decided: the heat map and the reviews say the same, lose nothing, and say it again when the phase is over. */
class ReviewSumsTest {
    private static final int TRIES = 25;
    private static final int MONTHS = 12;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final ProposedLines.Filter EVERYTHING = new ProposedLines.Filter(null, null, null, null);
    private static final LedgerDatabase DATABASE = LedgerDatabase.create("review");
    private static final Completions COMPLETIONS = new Completions(DATABASE.dataSource());
    private static final ProposedLines LINES = new ProposedLines(DATABASE.dataSource());
    private static final ControlFigures FIGURES = new ControlFigures(DATABASE.dataSource());
    private static final Reviews REVIEWS = new Reviews(DATABASE.dataSource(), COMPLETIONS);
    private static final Gaps GAPS = new Gaps(DATABASE.dataSource());

    /**
     * A line of the first round and what becomes of it.
     *
     * @param month of each month the same
     * @param decided the control figure; null when nobody decides
     * @param second of each month of the second round the same; null when the line is gone then
     */
    record Line(int centre, int subject, String fund, BigDecimal month, BigDecimal decided, BigDecimal second) {
        BudgetLine key() {
            return new BudgetLine("C" + centre, "S" + subject, fund, CellKey.PROJECT_DEFAULT);
        }

        boolean isStock() {
            return subject == 4;
        }

        BigDecimal year(BigDecimal each) {
            return isStock() ? each : each.multiply(new BigDecimal(MONTHS));
        }

        BigDecimal control() {
            return decided == null ? year(month) : decided;
        }
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999"), new BigDecimal("99999999999"))
                .ofScale(4);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("OWN", "FISCAL"),
                        amounts,
                        amounts.injectNull(0.4),
                        amounts.injectNull(0.3))
                .as(Line::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(16)
                .uniqueElements(Line::key);
    }

    @Property(tries = TRIES)
    void nothingIsLost(@ForAll("lines") List<Line> lines, @ForAll boolean isSecondSubmitted) throws SQLException {
        String hospital = "sums-" + NEXT.incrementAndGet();
        fill(hospital, lines, isSecondSubmitted);
        decide(hospital, lines);
        check(hospital, lines, isSecondSubmitted);
        FIGURES.takeProposed(hospital, 2027, "office", Instant.EPOCH);
        check(hospital, lines, isSecondSubmitted);
        assertEquals(
                lines.size(),
                LINES.list(hospital, 2027, EVERYTHING, BudgetLine.START, 100).stream()
                        .filter(line -> line.figure() != null)
                        .count(),
                "every line has its control figure");
    }

    private static void check(String hospital, List<Line> lines, boolean isSecondSubmitted) {
        Map<String, BigDecimal> first = new TreeMap<>();
        Map<String, BigDecimal> control = new TreeMap<>();
        Map<String, BigDecimal> gap = new TreeMap<>();
        for (Line line : lines) {
            String category = category(line.subject()).name();
            BigDecimal second = line.second() == null ? BigDecimal.ZERO : line.year(line.second());
            BigDecimal newest = isSecondSubmitted ? second : line.year(line.month());
            first.merge(category, line.year(line.month()), BigDecimal::add);
            control.merge(category, line.control(), BigDecimal::add);
            gap.merge(category, newest.subtract(line.control()), BigDecimal::add);
        }
        List<GapTotal> totals = GAPS.totals(hospital, 2027, EVERYTHING);
        Map<String, BigDecimal> cells = new HashMap<>();
        GAPS.cells(hospital, 2027, EVERYTHING, "", "", 100)
                .forEach(cell -> cells.merge(cell.category().name(), cell.gap().amount(), BigDecimal::add));
        assertEquals(first.keySet(), cells.keySet());
        for (GapTotal total : totals) {
            String category = total.category().name();
            assertSame(first.get(category), total.gap().first());
            assertSame(control.get(category), total.gap().control());
            assertSame(gap.get(category), total.gap().amount());
            assertSame(gap.get(category), cells.get(category));
            assertEquals(isSecondSubmitted, total.gap().second() != null);
        }
        Map<String, BigDecimal> reviewed = new TreeMap<>();
        REVIEWS.of(hospital, 2027).forEach(review -> review.sums()
                .forEach(sum -> reviewed.merge(sum.category().name(), sum.control(), BigDecimal::add)));
        control.forEach((category, due) -> assertSame(due, reviewed.get(category)));
    }

    private static void assertSame(BigDecimal due, BigDecimal found) {
        assertTrue(due.compareTo(found) == 0, () -> found + " is " + due);
    }

    private static Category category(int subject) {
        return switch (subject) {
            case 1 -> Category.INCOME;
            case 4 -> Category.POSITION;
            default -> Category.EXPENSE;
        };
    }

    private static void decide(String hospital, List<Line> lines) {
        List<FigureDraft> drafts = lines.stream()
                .filter(line -> line.decided() != null)
                .map(line -> new FigureDraft(line.key(), line.decided(), "why", null))
                .toList();
        Map<BudgetLine, ProposedLine> proposed = LINES.named(
                hospital, 2027, drafts.stream().map(FigureDraft::line).toList());
        assertEquals(
                drafts.size(),
                FIGURES.write(hospital, 2027, drafts, proposed, "office", Instant.EPOCH)
                        .size());
    }

    /** S1 is income, S2 and S3 are expense, S4 is a balance; C1 answers for S2 and S3 below it. */
    private static void fill(String hospital, List<Line> lines, boolean isSecondSubmitted) throws SQLException {
        DATABASE.run("""
                insert into chart (code, name, version, meaning_hash, sequence) values ('%1$s', 'c', 1, 'x', 1);
                insert into subject (chart, code, name, parent, category, nature, unit) values
                    ('%1$s', 'S1', 's', null, 'INCOME', 'FLOW', 'MONEY'), ('%1$s', 'S2', 's', null, 'EXPENSE', 'FLOW', 'MONEY'),
                    ('%1$s', 'S3', 's', 'S2', 'EXPENSE', 'FLOW', 'MONEY'), ('%1$s', 'S4', 's', null, 'POSITION', 'STOCK', 'MONEY');
                insert into hospital (code, name, currency, chart, version, sequence) values ('%1$s', 'h', 'CNY', '%1$s', 1, 1);
                insert into centre (hospital, code, version, sequence) select '%1$s', 'C' || n, 1, 1 from generate_series(1, 3) n;
                insert into ownership values ('%1$s', 'o', 'S2', 'C1', '1900-01-01', '2999-12-31', 1, 1);
                insert into budget_cycle values ('%1$s', 2027, 'FIRST_DOWN', now(), '2026-08-20', '2026-09-30', '2026-10-31', '2026-11-30',
                    '2026-12-31', '2027-04-30', 15, '2028-03-31', 1, 'x', now());
                insert into proposal (hospital, year, centre, round, state, state_since, state_by, version)
                    select '%1$s', 2027, 'C' || n, 1, 'SUBMITTED', now(), 'x', 1 from generate_series(1, 3) n;
                insert into proposal_round (hospital, year, centre, round, submission, submitted_at, submitted_by, lines, hash)
                    select '%1$s', 2027, 'C' || n, r, s, now(), 'x', 1, 'x'
                    from generate_series(1, 3) n, generate_series(1, %2$d) r, generate_series(1, 2) s;
                """.formatted(hospital, isSecondSubmitted ? 2 : 1));
        List<Object[]> rows = new ArrayList<>();
        for (Line line : lines) {
            // an earlier submission that counts no more
            rows.add(new Object[] {line, 1, 1, BigDecimal.TEN});
            rows.add(new Object[] {line, 1, 2, line.month()});
            if (isSecondSubmitted && line.second() != null) {
                rows.add(new Object[] {line, 2, 2, line.second()});
            }
        }
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into proposal_round_line (hospital, year, centre, round, submission, subject, fund, project, amounts, changed_by,
                                                         changed_at, phasing)
                        values (?, 2027, ?, ?, ?, ?, ?, '-', ?, 'x', now(), 'EVEN')
                        """)) {
            for (Object[] row : rows) {
                BudgetLine key = ((Line) row[0]).key();
                insert.setString(1, hospital);
                insert.setString(2, key.centre());
                insert.setInt(3, (Integer) row[1]);
                insert.setInt(4, (Integer) row[2]);
                insert.setString(5, key.subject());
                insert.setString(6, key.fund());
                insert.setArray(
                        7,
                        connection.createArrayOf(
                                "numeric", Collections.nCopies(MONTHS, row[3]).toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
