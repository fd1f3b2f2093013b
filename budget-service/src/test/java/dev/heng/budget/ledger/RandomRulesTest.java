package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random rules, budgets and postings, judged a second time by a reckoning that knows no limits: it looks for the rules of each line anew and
 * adds up all cells that they count.
 */
class RandomRulesTest {
    private static final int STEPS = Boolean.getBoolean("tests.full") ? 1_000 : 200;
    private static final List<String> CENTRES = List.of("C-CARD", "C-ORTHO", "C-SURG");
    private static final List<String> SUBJECTS = List.of("DRUG", "PAPER", "EXP", "INCOME");
    private static final List<String> PROJECTS = List.of("-", "-", "P");
    private static final List<String> LEVELS = List.of("LINE", "SUBJECT", "CENTRE", "OWNER", "POOL", "HOSPITAL");
    private static final List<String> BASES = List.of("MONTH", "YEAR_TO_DATE", "YEAR", "PROJECT");
    private static final Map<String, String> PARENTS =
            Map.of("C-CARD", "C-SURG", "C-ORTHO", "C-SURG", "DRUG", "EXP", "PAPER", "EXP");

    /** PAPER belongs to one department in 2026 and to another in 2027, INCOME to none; DRUG to that of what is above it. */
    private static String owner(CellKey cell) {
        return switch (cell.subject()) {
            case "PAPER" -> cell.month().getYear() == 2026 ? "C-CARD" : "C-SURG";
            case "INCOME" -> null;
            default -> "C-SURG";
        };
    }

    private final long seed = Long.getLong("tests.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final LedgerDatabase database = LedgerDatabase.create("random_rules");
    private final RuledHospital hospital = new RuledHospital(database);
    private final Map<String, Rule> rules = new TreeMap<>();
    private final Map<CellKey, BigDecimal> planned = new HashMap<>();
    private final Map<CellKey, BigDecimal> executed = new HashMap<>();

    private record Rule(
            String code,
            String control,
            String level,
            String basis,
            String subject,
            String centre,
            String project,
            boolean requiresLine,
            int from,
            int to) {
        boolean counts(CellKey cell) {
            return (project == null || project.equals(cell.project()))
                    && (!level.equals("OWNER") || owner(cell) != null)
                    && (!basis.equals("PROJECT") || !cell.project().equals("-"))
                    && (centre == null || distance(centre, cell.centre()) >= 0)
                    && (subject == null ? !cell.subject().equals("INCOME") : distance(subject, cell.subject()) >= 0);
        }

        boolean isValid(int month) {
            return from <= month && month <= to;
        }

        /** The narrower, the smaller; codes decide what the names leave open. */
        String rank(CellKey cell) {
            return (project == null ? 1 : 0) + "/" + (centre == null ? 9 : distance(centre, cell.centre())) + "/"
                    + (subject == null ? 9 : distance(subject, cell.subject())) + "/" + code;
        }

        String scope(CellKey cell) {
            String share =
                    switch (level) {
                        case "LINE" -> cell.centre() + "/" + cell.subject() + "/" + cell.project();
                        case "SUBJECT" -> cell.centre() + "/" + PARENTS.getOrDefault(cell.subject(), cell.subject());
                        case "CENTRE" -> cell.centre();
                        case "OWNER" -> String.valueOf(owner(cell));
                        default -> "";
                    };
            return basis.equals("PROJECT") ? cell.project() + ":" + share : share;
        }
    }

    /** How far the ancestor is above; -1 when it is none. */
    private static int distance(String ancestor, String code) {
        int steps = 0;
        for (String at = code; at != null; at = PARENTS.get(at)) {
            if (at.equals(ancestor)) {
                return steps;
            }
            steps++;
        }
        return -1;
    }

    @Test
    void theLimitsJudgeAsAddingUpAllCellsDoes() {
        hospital.owner("exp", "EXP", "C-SURG", "1900-01-01", "2999-12-31");
        hospital.owner("paper", "PAPER", "C-CARD", "2026-05-01", "2027-12-30");
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0 -> changeARule();
                case 1, 2 -> setABudget();
                default -> post(step);
            }
            int at = step;
            assertEquals(List.of(), hospital.differences(), () -> told(at));
        }
    }

    private String told(int step) {
        return "seed " + seed + ", step " + step + ", rules " + rules.values();
    }

    private void changeARule() {
        String level = pick(LEVELS);
        int from = pick(List.of(190001, 190001, 202603, 202702));
        int to = pick(List.of(299912, 299912, 202604, 202612));
        Rule rule = new Rule(
                "r" + random.nextInt(6),
                pick(List.of("NONE", "WARN", "STRICT", "STRICT")),
                level,
                pick(BASES),
                orNull(pick(List.of("", "", "EXP", "DRUG", "INCOME"))),
                level.equals("HOSPITAL") ? null : orNull(pick(List.of("", "", "C-SURG", "C-CARD"))),
                orNull(pick(List.of("", "", "", "P"))),
                random.nextInt(4) == 0,
                Math.min(from, to),
                Math.max(from, to));
        rules.put(rule.code(), rule);
        hospital.rule(
                rule.code(),
                rule.control(),
                rule.level(),
                rule.basis(),
                column("subject", rule.subject()),
                column("centre", rule.centre()),
                column("project", rule.project()),
                "requires_line = " + rule.requiresLine(),
                "valid_from = " + rule.from(),
                "valid_to = " + rule.to());
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String column(String name, String value) {
        return name + " = " + (value == null ? "null" : "'" + value + "'");
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private CellKey cell() {
        YearMonth month = YearMonth.of(2026, 1).plusMonths(random.nextInt(14));
        return new CellKey(pick(CENTRES), pick(SUBJECTS), "OWN", pick(PROJECTS), month);
    }

    private void setABudget() {
        CellKey cell = cell();
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(300), 1);
        try {
            hospital.plain.ledger.setOriginal(
                    hospital.plain.code, "plan", "office", List.of(new OriginalAmount(cell, amount)));
            planned.put(cell, amount);
        } catch (CellsRefused refused) {
            // what is used already forbids it; that the sums agree is asserted all the same
            assertEquals("BUDGET_BELOW_USED", refused.flaws().getFirst().code());
        }
    }

    private void post(int step) {
        List<ExecutionLine> lines = new ArrayList<>();
        for (int i = random.nextBoolean() ? 0 : random.nextInt(4); i >= 0; i--) {
            CellKey cell = cell();
            LocalDate date = cell.month().atDay(1 + random.nextInt(28));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(200) - 40L, 1);
            lines.add(new ExecutionLine(
                    step + "-" + i, cell.centre(), cell.subject(), "OWN", cell.project(), date, amount, null, null));
        }
        List<String> expected = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String judged = judge(lines.get(at));
            if (judged != null) {
                expected.add(at + " " + judged);
            }
        }
        List<String> told = hospital.plain.post(lines.toArray(ExecutionLine[]::new)).exceptions().stream()
                .map(line -> line.index() + " " + line.status() + " "
                        + (line.verdict() == null || line.verdict().rule() == null
                                ? "chart"
                                : line.verdict().rule()))
                .toList();
        assertEquals(expected, told, () -> told(step) + lines);
    }

    /** Status and rule when the line is not simply recorded, and counts it when it is recorded. */
    private String judge(ExecutionLine line) {
        CellKey cell = line.cell();
        String warned = null;
        if (line.amount().signum() > 0) {
            boolean isRuled = speaking("LINE", cell, month(cell)) != null;
            BigDecimal room = sum(planned, cell).subtract(sum(executed, cell));
            if (cell.subject().equals("PAPER") && !isRuled && line.amount().compareTo(room) > 0) {
                warned = "RECORDED chart";
            }
            for (String level : LEVELS) {
                Rule rule = speaking(level, cell, month(cell));
                if (rule == null || rule.control().equals("NONE") || !isTooMuch(rule, cell, line.amount())) {
                    continue;
                }
                if (rule.control().equals("STRICT")) {
                    return "REFUSED " + rule.code();
                }
                warned = warned == null ? "RECORDED " + rule.code() : warned;
            }
        }
        executed.merge(cell, line.amount(), BigDecimal::add);
        return warned;
    }

    private static BigDecimal sum(Map<CellKey, BigDecimal> figures, CellKey cell) {
        return figures.getOrDefault(cell, BigDecimal.ZERO);
    }

    private Rule speaking(String level, CellKey cell, int month) {
        return rules.values().stream()
                .filter(rule -> rule.level().equals(level) && rule.isValid(month) && rule.counts(cell))
                .min(Comparator.comparing(rule -> rule.rank(cell)))
                .orElse(null);
    }

    private boolean isTooMuch(Rule rule, CellKey cell, BigDecimal amount) {
        boolean hasPlan = planned.keySet().stream()
                .anyMatch(other -> other.month().getYear() == cell.month().getYear()
                        && (other.centre() + other.subject() + other.project())
                                .equals(cell.centre() + cell.subject() + cell.project()));
        if (rule.requiresLine() && !hasPlan) {
            return true;
        }
        int year = cell.month().getYear();
        int month = cell.month().getMonthValue();
        return switch (rule.basis()) {
            case "MONTH" -> amount.compareTo(left(rule, cell, year, month, month)) > 0;
            case "YEAR" -> amount.compareTo(left(rule, cell, year, 1, 12)) > 0;
            case "PROJECT" -> amount.compareTo(left(rule, cell, 2026, 1, 12).add(left(rule, cell, 2027, 1, 12))) > 0;
            default -> {
                boolean isAbove = false;
                for (int end = month; end <= 12; end++) {
                    isAbove |= amount.compareTo(left(rule, cell, year, 1, end)) > 0;
                }
                yield isAbove;
            }
        };
    }

    /** Planned less executed of all cells of the months that share the rule's limit with the cell. */
    private BigDecimal left(Rule rule, CellKey cell, int year, int first, int last) {
        return total(planned, rule, cell, year, first, last).subtract(total(executed, rule, cell, year, first, last));
    }

    private BigDecimal total(Map<CellKey, BigDecimal> figures, Rule rule, CellKey cell, int year, int first, int last) {
        return figures.entrySet().stream()
                .filter(each -> each.getKey().month().getYear() == year
                        && each.getKey().month().getMonthValue() >= first
                        && each.getKey().month().getMonthValue() <= last
                        && rule.scope(each.getKey()).equals(rule.scope(cell))
                        && speaksSometime(rule, each.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A rule that is the narrowest in some month counts all months of the year. */
    private boolean speaksSometime(Rule rule, CellKey cell) {
        for (int month = 1; month <= 12; month++) {
            if (rule.equals(speaking(rule.level(), cell, cell.month().getYear() * 100 + month))) {
                return true;
            }
        }
        return false;
    }

    private static int month(CellKey cell) {
        return cell.month().getYear() * 100 + cell.month().getMonthValue();
    }
}
