package dev.heng.e2e;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Clients of a hospital that send without a rest and keep a log: posts, batches, replays, corrections, balances, unknown codes, one line
 * twice at once, changed lines, plans, ratings; and one that reads limits all the time. What they send follows from the seed.
 */
final class Load implements AutoCloseable {
    static final int YEAR = 2025;
    static final String STRICT = "SUPPLIES";
    static final String STOCK = "BEDS";

    private static final List<String> FLOWS = List.of("INCOME_OP", "INCOME_IP", "COST");
    private static final LocalDate NEW_YEAR = LocalDate.of(YEAR, 1, 1);
    private static final int DAYS = 365;
    private static final int DECEMBER = 334;
    private static final int AMOUNT_MAX = 90_000_000;
    private static final int DECIMALS = 4;
    private static final int BATCH_MAX = 30;
    private static final long PAUSE_MILLIS = 60;
    private static final int CLIENTS_PER_DEPARTMENT = 2;
    private static final int PERCENT = 100;

    private final StoryHospital hospital;
    private final RunningSuite suite;
    private final ClientLog log = new ClientLog();
    private final Post post;
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(9);

    Load(StoryHospital hospital, RunningSuite suite) {
        this.hospital = hospital;
        this.suite = suite;
        this.post = new Post(hospital, log);
    }

    ClientLog log() {
        return log;
    }

    Post post() {
        return post;
    }

    void begin(List<String> departments, long seed) {
        for (String department : departments) {
            for (int number = 0; number < CLIENTS_PER_DEPARTMENT; number++) {
                Sender sender = new Sender(department, number, seed);
                repeat(sender::next);
            }
        }
        repeat(this::readLimits);
    }

    @Override
    public void close() {
        clients.shutdown();
        try {
            if (!clients.awaitTermination(Post.ANSWER_MAX.multipliedBy(2).toSeconds(), TimeUnit.SECONDS)) {
                post.surprise("a client hangs although its requests are limited");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The name of a plan in the log. */
    static String plan(String cell) {
        return "plan " + cell;
    }

    /** The name of a rating in the log. */
    static String rating(String centre, String period) {
        return "rating " + centre + " " + period;
    }

    /** Sets the plan of the cell of a line; true when it stands. */
    boolean plan(Line line) {
        log.setting(plan(line.cell()), line.amount());
        return post.setting(plan(line.cell()), () -> hospital.open(as(Account.OFFICE), YEAR, List.of(line)));
    }

    /** Rates a centre; true when it stands. */
    boolean rating(String centre, String period, BigDecimal rating) {
        String path = "/inputs/%s/%s/%s".formatted(centre, period, Yardstick.SATISFACTION);
        log.setting(rating(centre, period), rating);
        return post.setting(rating(centre, period), () -> as(Account.EVALUATOR)
                .put(hospital.evaluation(path), Map.of("rating", rating)));
    }

    /** Posts lines in one call; whether an answer told what became of them. */
    boolean lines(String batch, List<Line> lines) {
        return post.lines(as(Account.HIS), batch, lines, false, null);
    }

    private Client as(Account account) {
        return suite.as(account).within(Post.ANSWER_MAX);
    }

    private void repeat(Runnable turn) {
        var _ = clients.scheduleWithFixedDelay(
                () -> {
                    try {
                        turn.run();
                    } catch (RuntimeException | AssertionError unforeseen) {
                        // the executor would end this client silently
                        post.surprise(unforeseen.toString());
                    }
                },
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void readLimits() {
        String path = "/figures?limit=1000&year=%d&subject=%s".formatted(YEAR, STRICT);
        Answer answer = post.answer(() -> as(Account.AUDITOR).get(hospital.budget(path)));
        if (answer != null) {
            Reckoning.overCommitted(answer.body().path("items"), List.of(STRICT))
                    .forEach(post::surprise);
        }
    }

    /** One client: what it sends next, and what it has sent. */
    private final class Sender {
        private final String department;
        private final boolean isFirst;
        private final String name;
        private final Random random;
        private final List<Line> own = new ArrayList<>();
        private final List<Integer> balanceDays = new ArrayList<>();
        private int turns;

        Sender(String department, int number, long seed) {
            this.department = department;
            this.isFirst = number == 0;
            this.name = department + "-" + number;
            this.random = new Random(seed * 31 + name.hashCode());
            for (int day = 0; day < DAYS; day++) {
                // the first of December has the balance with which the trial begins
                if (day != DECEMBER) {
                    balanceDays.add(day);
                }
            }
            Collections.shuffle(balanceDays, random);
        }

        void next() {
            turns++;
            int dice = random.nextInt(PERCENT);
            if (dice < 45) {
                send(List.of(flow(0)), null);
            } else if (dice < 60) {
                batch();
            } else if (dice < 68) {
                again();
            } else if (dice < 74) {
                send(List.of(strict()), null);
            } else if (dice < 79) {
                send(List.of(stray()), null);
            } else if (dice < 84) {
                twiceAtOnce();
            } else if (dice < 87) {
                challenge();
            } else if (dice < 91) {
                read();
            } else if (isFirst) {
                set(dice);
            } else {
                send(List.of(flow(0)), "key-" + name + "-" + turns);
            }
        }

        /** Only the first client of a department sets values and balances, so that their order is known. */
        private void set(int dice) {
            if (dice < 95 && !balanceDays.isEmpty()) {
                LocalDate day = NEW_YEAR.plusDays(balanceDays.removeLast());
                send(List.of(line("beds-" + turns, STOCK, day, BigDecimal.valueOf(20 + random.nextInt(40)))), null);
            } else if (dice < 97) {
                String period = random.nextBoolean() ? "2025" : "2025-Q4";
                Load.this.rating(department, period, BigDecimal.valueOf(8_000 + random.nextInt(2_000), 2));
            } else if (dice < 99) {
                // limits rise only: a lower one may be refused when it is used already
                BigDecimal limit = BigDecimal.valueOf(1_000L + turns);
                plan(Line.of("", department, STRICT, "2025-12-01", limit.toPlainString()));
            } else {
                BigDecimal plan = BigDecimal.valueOf(5_000_000L + random.nextInt(AMOUNT_MAX), 2);
                plan(Line.of("", department, "INCOME", "2025-12-01", plan.toPlainString()));
            }
        }

        private void send(List<Line> lines, String key) {
            own.addAll(lines);
            post.lines(as(Account.HIS), name + "-" + turns, lines, false, key);
        }

        private void batch() {
            List<Line> lines = new ArrayList<>();
            int size = 2 + random.nextInt(BATCH_MAX);
            for (int index = 0; index < size; index++) {
                lines.add(index % 7 == 6 ? stray(index) : flow(index));
            }
            send(lines, random.nextBoolean() ? "key-" + name + "-" + turns : null);
        }

        private void again() {
            if (!own.isEmpty()) {
                List<Line> some = own.subList(Math.max(0, own.size() - 40), own.size());
                Line line = some.get(random.nextInt(some.size()));
                post.lines(as(Account.HIS), name + "-" + turns, List.of(line), false, null);
            }
        }

        /** Both get an answer under the same key, or one that it may be asked again; the line counts once. */
        private void twiceAtOnce() {
            List<Line> line = List.of(flow(0));
            own.addAll(line);
            Supplier<Boolean> request =
                    () -> post.lines(as(Account.HIS), name + "-" + turns, line, false, "twice-" + name + "-" + turns);
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
            var _ = request.get();
            other.join();
        }

        /** The same id with another amount: it must not count, and the first must stay. */
        private void challenge() {
            log.sent(ClientLog.State.RECORDED).stream()
                    .map(ClientLog.Sent::line)
                    .filter(line ->
                            line.id().startsWith(name + "-single") && line.id().hashCode() % 3 == 0)
                    .reduce((first, second) -> second)
                    .map(line -> line.costing(line.amount().add(BigDecimal.ONE).toPlainString()))
                    .ifPresent(line -> post.lines(as(Account.HIS), name + "-" + turns, List.of(line), true, null));
        }

        private void read() {
            String path = random.nextBoolean()
                    ? hospital.evaluation("/scorecards/%s/2025-Q4".formatted(department))
                    : "/api/catalog/v1/indicators/" + Yardstick.INCOME;
            post.answer(() -> as(Account.OFFICE).get(path));
        }

        /** Income or cost of any day of the year; one of ten corrects an earlier one. */
        private Line flow(int index) {
            long cents = 1L + random.nextInt(AMOUNT_MAX);
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(10) == 0 ? -cents / 10 : cents, DECIMALS);
            String kind = index == 0 ? "single-" : "many-";
            return line(kind + turns + "-" + index, FLOWS.get(random.nextInt(FLOWS.size())), day(), amount);
        }

        private Line strict() {
            LocalDate day = NEW_YEAR.plusDays(DECEMBER + random.nextInt(DAYS - DECEMBER));
            return line("strict-" + turns, STRICT, day, BigDecimal.valueOf(1 + random.nextInt(5_000_000), DECIMALS));
        }

        private Line stray() {
            return stray(0);
        }

        private Line stray(int index) {
            return line("stray-" + turns + "-" + index, "NO_SUCH", day(), BigDecimal.valueOf(1 + random.nextInt(999)));
        }

        private Line line(String id, String subject, LocalDate day, BigDecimal amount) {
            return new Line(name + "-" + id, department, subject, day, amount, null);
        }

        private LocalDate day() {
            return NEW_YEAR.plusDays(random.nextInt(DAYS));
        }
    }
}
