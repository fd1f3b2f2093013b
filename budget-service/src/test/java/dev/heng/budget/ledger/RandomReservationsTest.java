package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random reservations, uses, releases, successors, postings and adjustments under STRICT control, beside a reckoning that only knows what is
 * open: what is reserved can always be spent, in any month, what was held for an adjustment can always be moved, and nothing else makes a
 * limit be passed.
 */
class RandomReservationsTest {
    private static final int STEPS = Boolean.getBoolean("tests.full") ? 1_500 : 250;
    private static final List<String> CENTRES = List.of("C-CARD", "C-ORTHO");
    private static final List<String> SUBJECTS = List.of("TRAVEL", "DRUG");

    private final long seed = Long.getLong("tests.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final LedgerDatabase database = LedgerDatabase.create("random_reservations");
    private final RuledHospital hospital = new RuledHospital(database);
    private final Map<ReservationId, Map<String, BigDecimal>> open = new HashMap<>();
    private final List<ReservationId> ids = new ArrayList<>();
    private final Map<String, AdjustmentDraft.Line[]> held = new TreeMap<>();
    private BigDecimal executed = BigDecimal.ZERO;
    private int accepted;

    @Test
    void whatIsReservedCanBeSpentAndNoLimitIsPassed() {
        hospital.rule("centre", "STRICT", "CENTRE", "YEAR_TO_DATE");
        hospital.rule("house", "STRICT", "HOSPITAL", "YEAR");
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(13)) {
                case 10, 11 -> hold(step);
                case 12 -> decide();
                case 0 -> giveBudget();
                case 1 -> release();
                case 2, 3 -> post(step);
                case 4, 5, 6 -> use(step);
                case 7 -> reserve(step, ids.isEmpty() ? null : pick(ids));
                default -> reserve(step, null);
            }
            check(step);
        }
        assertTrue(accepted > STEPS / 10, "the steps did something: " + accepted);
    }

    private void giveBudget() {
        CellKey cell = cell();
        String before =
                database.value("select coalesce((select original from cell where hospital = '%s' and centre = '%s'"
                                .formatted(hospital.plain.code, cell.centre())
                        + " and subject = '%s' and month = %d), 0)".formatted(cell.subject(), cell.monthNumber()));
        hospital.plain.ledger.setOriginal(
                hospital.plain.code,
                "plan",
                "office",
                List.of(new OriginalAmount(cell, new BigDecimal(before).add(amount(9000)))));
    }

    private void post(int step) {
        CellKey cell = cell();
        BigDecimal amount = amount(3000);
        ExecutionResult result = hospital.plain.post(new ExecutionLine(
                "p" + step,
                cell.centre(),
                cell.subject(),
                "OWN",
                "-",
                cell.month().atDay(3),
                amount,
                null,
                null));
        if (result.count(LineStatus.RECORDED) == 1) {
            executed = executed.add(amount);
            accepted++;
        }
    }

    private void reserve(int step, @Nullable ReservationId follows) {
        ReservationId id = new ReservationId(random.nextBoolean() ? "oa" : "erp", "R" + step);
        List<ReservationDraft.Line> lines = new ArrayList<>();
        for (int n = 0; n <= random.nextInt(3); n++) {
            lines.add(new ReservationDraft.Line("l" + n, cell(), amount(2000), null));
        }
        boolean isFollowing = follows != null && !open.get(follows).isEmpty();
        try {
            ReservationResult result = hospital.plain.reservations.reserve(
                    new ReservationDraft(hospital.plain.code, id, null, null, follows, "buyer", lines));
            assertTrue(result.isNew());
            assertTrue(follows == null || isFollowing, "an ended reservation has no successor");
        } catch (ReservationRefused e) {
            return;
        } catch (ProblemException e) {
            assertFalse(follows == null || isFollowing, () -> e + " with seed " + seed);
            return;
        }
        Map<String, BigDecimal> amounts = new HashMap<>();
        lines.forEach(line -> amounts.put(line.line(), line.amount()));
        open.put(id, amounts);
        ids.add(id);
        accepted++;
        if (follows != null) {
            open.get(follows).clear();
        }
    }

    private void use(int step) {
        if (ids.isEmpty()) {
            return;
        }
        ReservationId id = pick(ids);
        Map<String, BigDecimal> amounts = open.get(id);
        String line = amounts.isEmpty()
                ? "l0"
                : pick(amounts.keySet().stream().sorted().toList());
        BigDecimal left = amounts.getOrDefault(line, BigDecimal.ZERO);
        BigDecimal amount = random.nextInt(3) == 0 ? amount(2000) : left.min(amount(2000));
        boolean isFinal = random.nextInt(4) == 0;
        ReservationUse use = new ReservationUse("u" + step, line, day(), amount, isFinal, null, null);
        if (amount.signum() == 0) {
            return;
        }
        for (int time = 0; time < 2; time++) {
            try {
                hospital.plain.reservations.use(
                        new UseDraft(hospital.plain.code, id, "his", "buyer", Poster.SOURCE, List.of(use)));
            } catch (ReservationRefused e) {
                if (amount.compareTo(left) <= 0) {
                    fail("seed " + seed + ", step " + step + ": " + e.lines());
                }
                return;
            }
        }
        assertTrue(left.signum() > 0, "an ended line was used");
        accepted++;
        executed = executed.add(amount);
        BigDecimal rest = isFinal ? BigDecimal.ZERO : left.subtract(amount).max(BigDecimal.ZERO);
        if (rest.signum() == 0) {
            amounts.remove(line);
        } else {
            amounts.put(line, rest);
        }
    }

    private void release() {
        if (!ids.isEmpty()) {
            ReservationId id = pick(ids);
            hospital.plain.reservations.release(hospital.plain.code, id, null, "cancelled", "buyer");
            open.get(id).clear();
        }
    }

    /** Of two to four cells, each of which gives or gets something. */
    private void hold(int step) {
        Map<CellKey, AdjustmentDraft.Line> lines = new HashMap<>();
        for (int n = 0; n < 2 + random.nextInt(3); n++) {
            CellKey cell = cell();
            BigDecimal delta =
                    random.nextBoolean() ? amount(3000) : amount(3000).negate();
            lines.put(cell, new AdjustmentDraft.Line("l" + n, cell, delta, null));
        }
        AdjustmentDraft.Line[] all = lines.values().toArray(AdjustmentDraft.Line[]::new);
        try {
            hospital.plain.hold("A" + step, all);
        } catch (ReservationRefused e) {
            return;
        }
        held.put("A" + step, all);
        accepted++;
    }

    private void decide() {
        if (held.isEmpty()) {
            return;
        }
        String hold = pick(List.copyOf(held.keySet()));
        AdjustmentDraft.Line[] lines = held.remove(hold);
        if (random.nextInt(3) > 0) {
            hospital.plain.adjust(hold, lines);
        } else if (Arrays.stream(lines).anyMatch(line -> line.delta().signum() < 0)) {
            hospital.plain.giveBack(hold);
        }
    }

    private void check(int step) {
        String at = "seed " + seed + ", step " + step;
        assertEquals(List.of(), hospital.differences(), at);
        BigDecimal reserved = open.values().stream()
                .flatMap(amounts -> amounts.values().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(held.values().stream()
                        .flatMap(Arrays::stream)
                        .map(line -> line.delta().negate().max(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(
                List.of(text(reserved) + " " + text(executed)), database.rows("""
                        select trim_scale(coalesce(sum(reserved), 0)) || ' ' || trim_scale(coalesce(sum(executed), 0))
                        from cell where hospital = '%s'
                        """.formatted(hospital.plain.code)), at);
        assertEquals(List.of(), database.rows("""
                        select rule, scope from (
                            select s.rule, s.scope, m, sum(planned[m] - reserved[m] - executed[m]) over (partition by s.id order by m) as room
                            from spending_limit s, generate_series(1, 12) m where hospital = '%1$s') r
                        where room < 0 and (rule <> 'house' or m = 12)
                        union all
                        select centre, subject from cell where hospital = '%1$s' and subject = 'TRAVEL'
                            and coalesce(original, 0) + coalesce(adjustment, 0) < coalesce(reserved, 0) + coalesce(executed, 0)
                        """.formatted(hospital.plain.code)), () -> at + ": a limit was passed");
    }

    private CellKey cell() {
        return new CellKey(pick(CENTRES), pick(SUBJECTS), "OWN", "-", YearMonth.from(day()));
    }

    private LocalDate day() {
        return LocalDate.of(2026, 1 + random.nextInt(4), 10);
    }

    private BigDecimal amount(int cents) {
        return BigDecimal.valueOf(1 + random.nextInt(cents), 2);
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
