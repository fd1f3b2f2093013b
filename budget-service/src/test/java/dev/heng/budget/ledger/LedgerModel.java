package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ledger as the contract tells it, in memory and one line after the other, for one source: what becomes of each line of a call, of a
 * budget, of a line of the suspense queue that is replayed. The subjects are those of {@link LedgerHospital}: TRAVEL is STRICT, PAPER
 * WARN, BEDS a STOCK. It shares no code with the ledger but the records of its door.
 */
public final class LedgerModel {

    private record Waiting(ExecutionLine line, String code) {}

    /** A part of the line at a position. */
    private record Share(int at, ExecutionLine part) {}

    private final Set<String> centres = new TreeSet<>();
    private final Set<String> subjects = new TreeSet<>();
    private final Set<Integer> closed = new TreeSet<>();
    private final Map<String, BigDecimal> budgets = new TreeMap<>();
    private final Map<String, BigDecimal> executed = new TreeMap<>();
    private final Map<String, String> balanceDates = new HashMap<>();
    private final Map<String, ExecutionLine> recorded = new TreeMap<>();
    private final Map<String, Waiting> queue = new TreeMap<>();
    private final Set<String> suspendedKeys = new TreeSet<>();
    private final Map<String, SortedMap<String, BigDecimal>> divided = new TreeMap<>();

    public LedgerModel(List<String> centres, List<String> subjects) {
        this.centres.addAll(centres);
        this.subjects.addAll(subjects);
    }

    /** From now on the centre is valid on every day. */
    public void addCentre(String centre) {
        centres.add(centre);
    }

    /** From now on lines of a centre that is unknown are divided among known ones by ratios. */
    public void divide(String centre, Map<String, BigDecimal> ratios) {
        divided.put(centre, new TreeMap<>(ratios));
    }

    public void close(int month) {
        closed.add(month);
    }

    public void open(int month) {
        closed.remove(month);
    }

    public boolean isClosed(int month) {
        return closed.contains(month);
    }

    /** The lines that are recorded. */
    public List<ExecutionLine> recorded() {
        return List.copyOf(recorded.values());
    }

    /** The ids that wait in the queue, in order. */
    public List<String> waiting() {
        return List.copyOf(queue.keySet());
    }

    /** The queue as {@code id code}. */
    public List<String> queue() {
        return queue.entrySet().stream()
                .map(row -> row.getKey() + " " + row.getValue().code())
                .toList();
    }

    /** {@code id state} of every line that the ledger knows. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        recorded.keySet().forEach(id -> keys.add(id + " RECORDED"));
        suspendedKeys.forEach(id -> keys.add(id + " SUSPENDED"));
        return keys.stream().sorted().toList();
    }

    /** {@code centre/subject/month budget executed} of every cell that has a figure. */
    public List<String> figures() {
        Set<String> cells = new TreeSet<>(budgets.keySet());
        cells.addAll(executed.keySet());
        return cells.stream()
                .map(cell -> cell + " " + plain(budgets.get(cell)) + " " + plain(executed.get(cell)))
                .toList();
    }

    /** A figure in plain notation without trailing zeros, {@code -} for none. */
    public static String plain(BigDecimal amount) {
        if (amount == null) {
            return "-";
        }
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /**
     * Sets all budgets or, when one of them is not allowed, none.
     *
     * @return whether they are set
     */
    public boolean setBudgets(Map<CellKey, BigDecimal> amounts) {
        boolean isAllowed = amounts.entrySet().stream().allMatch(each -> isAllowed(each.getKey(), each.getValue()));
        if (isAllowed) {
            amounts.forEach((cell, amount) -> budgets.put(name(cell), amount));
        }
        return isAllowed;
    }

    private boolean isAllowed(CellKey cell, BigDecimal amount) {
        if (!centres.contains(cell.centre()) || !subjects.contains(cell.subject()) || closed.contains(month(cell))) {
            return false;
        }
        boolean isLowered = amount.compareTo(budgets.getOrDefault(name(cell), BigDecimal.ZERO)) < 0;
        boolean isBelowUsed = executed.getOrDefault(name(cell), BigDecimal.ZERO).compareTo(amount) > 0;
        return !(cell.subject().equals("TRAVEL") && isLowered && isBelowUsed);
    }

    /** What a call answers: {@code index status code} of every line that is not simply recorded, in order. */
    public List<String> post(List<ExecutionLine> lines) {
        Map<Integer, String> told = new TreeMap<>();
        Set<String> refusedDocuments = new HashSet<>();
        for (List<Integer> round : rounds(lines)) {
            Round judged = new Round(lines, round, refusedDocuments);
            judged.judge();
            judged.keep();
            judged.tell(told);
        }
        return List.copyOf(told.values());
    }

    /** What the replay of a waiting line answers: {@code status code}. */
    public String replay(String id) {
        List<String> told = post(List.of(queue.get(id).line()));
        return told.isEmpty() ? "RECORDED null" : told.getFirst().substring(2);
    }

    /** An id that stands twice in a call is judged again after the whole call was judged with its first lines. */
    private static List<List<Integer>> rounds(List<ExecutionLine> lines) {
        List<List<Integer>> rounds = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            left.add(i);
        }
        while (!left.isEmpty()) {
            Set<String> ids = new HashSet<>();
            List<Integer> round =
                    left.stream().filter(i -> ids.add(lines.get(i).id())).toList();
            rounds.add(round);
            left.removeAll(round);
        }
        return rounds;
    }

    private final class Round {
        private final List<ExecutionLine> lines;
        private final List<Integer> positions;
        private final Set<String> refusedDocuments;
        private final Map<Integer, String> status = new HashMap<>();
        private final Map<Integer, String> code = new HashMap<>();
        private final Map<String, BigDecimal> room = new HashMap<>();

        Round(List<ExecutionLine> lines, List<Integer> positions, Set<String> refusedDocuments) {
            this.lines = lines;
            this.positions = positions;
            this.refusedDocuments = refusedDocuments;
        }

        void judge() {
            Map<Object, List<Integer>> units = new LinkedHashMap<>();
            for (int at : positions) {
                ExecutionLine line = lines.get(at);
                ExecutionLine before = recorded.get(line.id());
                String flaw = flaw(line);
                if (before != null) {
                    boolean isSame = Arrays.equals(before.digest(), line.digest());
                    status.put(at, isSame ? "REPLAYED" : "SUSPENDED");
                    code.put(at, isSame ? null : "LINE_CHANGED");
                    continue;
                }
                status.put(at, flaw == null ? "RECORDED" : "SUSPENDED");
                code.put(at, flaw);
                Object unit = line.document() == null ? at : line.document();
                units.computeIfAbsent(unit, _ -> new ArrayList<>()).add(at);
            }
            units.values().forEach(this::judgeTogether);
        }

        private String flaw(ExecutionLine line) {
            if (isDivided(line) && line.subject().equals("BEDS")) {
                return "BALANCE_SPLIT";
            }
            if (!centres.contains(line.centre()) && !isDivided(line)) {
                return "UNKNOWN_CENTRE";
            }
            if (!subjects.contains(line.subject())) {
                return "UNKNOWN_SUBJECT";
            }
            return closed.contains(month(line.cell())) ? "PERIOD_CLOSED" : null;
        }

        private void judgeTogether(List<Integer> unit) {
            boolean isRefused = refusedDocuments.contains(
                    String.valueOf(lines.get(unit.getFirst()).document()));
            Map<String, BigDecimal> taken = new HashMap<>();
            for (Share share : shares(unit)) {
                ExecutionLine part = share.part();
                if (isRefused || !status.get(share.at()).equals("RECORDED")) {
                    continue;
                }
                String cell = name(part.cell());
                BigDecimal left = room(cell).subtract(taken.getOrDefault(cell, BigDecimal.ZERO));
                boolean isTooMuch = part.amount().signum() > 0 && part.amount().compareTo(left) > 0;
                if (isTooMuch && part.subject().equals("TRAVEL")) {
                    isRefused = true;
                    continue;
                }
                if (isTooMuch && part.subject().equals("PAPER")) {
                    code.put(share.at(), "BUDGET_EXCEEDED");
                }
                taken.merge(cell, part.amount(), BigDecimal::add);
            }
            for (int at : unit) {
                if (isRefused) {
                    status.put(at, "REFUSED");
                    code.put(at, "BUDGET_INSUFFICIENT");
                }
            }
            if (!isRefused) {
                taken.forEach((cell, amount) -> room.put(cell, room(cell).subtract(amount)));
            }
        }

        /** What is judged of a unit: its lines, or their first parts, and then all further parts. */
        private List<Share> shares(List<Integer> unit) {
            List<Share> shares = new ArrayList<>();
            List<Share> further = new ArrayList<>();
            for (int at : unit) {
                List<ExecutionLine> parts = parts(lines.get(at));
                shares.add(new Share(at, parts.getFirst()));
                parts.stream().skip(1).forEach(part -> further.add(new Share(at, part)));
            }
            shares.addAll(further);
            return shares;
        }

        private BigDecimal room(String cell) {
            return room.computeIfAbsent(cell, _ -> budgets.getOrDefault(cell, BigDecimal.ZERO)
                    .subtract(executed.getOrDefault(cell, BigDecimal.ZERO)));
        }

        void keep() {
            for (int at : positions) {
                ExecutionLine line = lines.get(at);
                switch (status.get(at)) {
                    case "RECORDED" -> {
                        parts(line).forEach(LedgerModel.this::book);
                        recorded.put(line.id(), line);
                        suspendedKeys.remove(line.id());
                        queue.remove(line.id());
                    }
                    case "SUSPENDED" -> {
                        queue.put(line.id(), new Waiting(line, code.get(at)));
                        if (!recorded.containsKey(line.id())) {
                            suspendedKeys.add(line.id());
                        }
                    }
                    case "REFUSED" -> {
                        if (line.document() != null) {
                            refusedDocuments.add(line.document());
                        }
                    }
                    default -> {
                        // replayed: nothing
                    }
                }
            }
        }

        void tell(Map<Integer, String> told) {
            positions.stream()
                    .filter(at -> !status.get(at).equals("RECORDED") || code.get(at) != null)
                    .sorted(Comparator.naturalOrder())
                    .forEach(at -> told.put(at, at + " " + status.get(at) + " " + code.get(at)));
        }
    }

    private boolean isDivided(ExecutionLine line) {
        return !centres.contains(line.centre())
                && subjects.contains(line.subject())
                && divided.containsKey(line.centre())
                && centres.containsAll(divided.get(line.centre()).keySet());
    }

    /** The line, or what it is divided into: cut to the cent, what is left over to whom lost most, then to the largest, then to the first. */
    private List<ExecutionLine> parts(ExecutionLine line) {
        if (!isDivided(line)) {
            return List.of(line);
        }
        Map<String, BigDecimal> ratios = divided.get(line.centre());
        int cents = Math.max(2, line.amount().stripTrailingZeros().scale());
        BigDecimal size = line.amount().abs();
        Map<String, BigDecimal> parts = new TreeMap<>();
        ratios.forEach((centre, ratio) -> parts.put(centre, size.multiply(ratio).setScale(cents, RoundingMode.DOWN)));
        Comparator<String> byLoss =
                Comparator.comparing(centre -> size.multiply(ratios.get(centre)).subtract(parts.get(centre)));
        List<String> first = ratios.keySet().stream()
                .sorted(byLoss.reversed()
                        .thenComparing(Comparator.<String, BigDecimal>comparing(ratios::get)
                                .reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        BigDecimal left = size.subtract(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        for (int n = 0; n < left.movePointRight(cents).intValueExact(); n++) {
            parts.merge(first.get(n), BigDecimal.ONE.movePointLeft(cents), BigDecimal::add);
        }
        return parts.entrySet().stream()
                .map(part -> new ExecutionLine(
                        line.id(),
                        part.getKey(),
                        line.subject(),
                        line.fund(),
                        line.project(),
                        line.date(),
                        line.amount().signum() < 0 ? part.getValue().negate() : part.getValue(),
                        line.document(),
                        line.memo()))
                .toList();
    }

    private void book(ExecutionLine line) {
        String cell = name(line.cell());
        if (!line.subject().equals("BEDS")) {
            executed.merge(cell, line.amount(), BigDecimal::add);
            return;
        }
        String date = line.date().toString();
        if (date.compareTo(balanceDates.getOrDefault(cell, "")) >= 0) {
            balanceDates.put(cell, date);
            executed.put(cell, line.amount());
        }
    }

    private static int month(CellKey cell) {
        return cell.month().getYear() * 100 + cell.month().getMonthValue();
    }

    private static String name(CellKey cell) {
        return cell.centre() + "/" + cell.subject() + "/" + month(cell);
    }
}
