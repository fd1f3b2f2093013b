package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random steps against a model in memory that is as simple as the contract; a failure names its seed. */
class RandomStepsTest {
    private static final int STEPS = 150;
    private static final long[] SEEDS = {1, 20_260_305, 77_003};
    private static final List<String> CENTRES = List.of("C-CARD", "C-ORTHO", "C-GONE");
    private static final List<String> SUBJECTS = List.of("DRUG", "TRAVEL", "PAPER", "BEDS");

    private static LedgerDatabase database;

    @BeforeAll
    static void create() {
        database = LedgerDatabase.create("random_steps");
    }

    @Test
    void figuresAreWhatTheContractSays() {
        for (long seed : SEEDS) {
            new Run(seed).play();
        }
    }

    /** What a call of single lines without documents must do, one line after the other. */
    private static final class Run {
        final long seed;
        final Random random;
        final LedgerHospital hospital = new LedgerHospital(database);
        final Map<String, BigDecimal> budgets = new HashMap<>();
        final Map<String, BigDecimal> executed = new TreeMap<>();
        final Map<String, String> balanceDates = new HashMap<>();
        final Map<String, ExecutionLine> recorded = new HashMap<>();
        int closed = 0;

        Run(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(8)) {
                    case 0 -> setBudget();
                    case 1 -> closeAMonth();
                    default -> post(step);
                }
                assertEquals(List.of(), hospital.differences(), "seed " + seed + ", step " + step);
            }
            Map<String, String> found = new TreeMap<>();
            for (String row : database.rows("""
                    select concat_ws('/', centre, subject, month), trim_scale(executed) from cell
                    where hospital = '%s' and executed is not null
                    """.formatted(hospital.code))) {
                found.put(row.split(" ")[0], row.split(" ")[1]);
            }
            Map<String, String> wanted = new TreeMap<>();
            executed.forEach((cell, amount) -> wanted.put(cell, plain(amount)));
            assertEquals(wanted, found, "seed " + seed);
        }

        private static String plain(BigDecimal amount) {
            return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
        }

        private void setBudget() {
            int month = 1 + random.nextInt(4);
            String cell = "C-CARD/TRAVEL/20260" + month;
            BigDecimal amount = amount(100_000);
            boolean isAllowed = month > closed
                    && (amount.compareTo(executed.getOrDefault(cell, BigDecimal.ZERO)) >= 0
                            || amount.compareTo(budgets.getOrDefault(cell, BigDecimal.ZERO)) >= 0);
            try {
                hospital.budget("C-CARD", "TRAVEL", "2026-0" + month, amount.toPlainString());
                assertEquals(true, isAllowed, "seed " + seed + " allowed " + cell);
                budgets.put(cell, amount);
            } catch (CellsRefused refused) {
                assertEquals(false, isAllowed, "seed " + seed + " refused " + cell);
            }
        }

        private void closeAMonth() {
            if (closed < 2 && random.nextInt(10) == 0) {
                closed++;
                hospital.close(202600 + closed);
            }
        }

        private void post(int step) {
            List<ExecutionLine> lines = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                boolean isReplay = random.nextInt(5) == 0 && !recorded.isEmpty();
                lines.add(isReplay ? recorded.values().iterator().next() : newLine(step + "-" + i));
            }
            hospital.post(lines.toArray(ExecutionLine[]::new));
            lines.forEach(this::apply);
        }

        private ExecutionLine newLine(String id) {
            return LedgerHospital.line(
                    id,
                    CENTRES.get(random.nextInt(CENTRES.size())),
                    SUBJECTS.get(random.nextInt(SUBJECTS.size())),
                    "2026-0%d-%02d".formatted(1 + random.nextInt(4), 1 + random.nextInt(28)),
                    amount(20_000).subtract(new BigDecimal("30")).toPlainString());
        }

        private BigDecimal amount(int below) {
            return BigDecimal.valueOf(random.nextInt(below), 2);
        }

        private void apply(ExecutionLine line) {
            int month = line.date().getMonthValue();
            if (recorded.containsKey(line.id()) || line.centre().equals("C-GONE") || month <= closed) {
                return;
            }
            String cell = line.centre() + "/" + line.subject() + "/20260" + month;
            BigDecimal before = executed.getOrDefault(cell, BigDecimal.ZERO);
            switch (line.subject()) {
                case "BEDS" -> {
                    if (line.date().toString().compareTo(balanceDates.getOrDefault(cell, "")) >= 0) {
                        balanceDates.put(cell, line.date().toString());
                        executed.put(cell, line.amount());
                    }
                }
                case "TRAVEL" -> {
                    BigDecimal after = before.add(line.amount());
                    if (line.amount().signum() > 0
                            && after.compareTo(budgets.getOrDefault(cell, BigDecimal.ZERO)) > 0) {
                        return;
                    }
                    executed.put(cell, after);
                }
                default -> executed.put(cell, before.add(line.amount()));
            }
            recorded.put(line.id(), line);
        }
    }
}
