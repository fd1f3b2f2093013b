package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A hospital as a text. Lines:
 *
 * <pre>
 * flow REV_MED                           a subject, its children after it: flow REV_MED REV_OP REV_IP
 * stock BEDS
 * centre CARD under H                    or: centre CARD under H until 2025-12, then under S
 * closed 2026-01                         any period
 * ACTUAL CARD REV_MED 2026-01 10 20 30   figures of consecutive months, a dash for none
 * input SAT CARD 2026-Q1 92              event FALL CARD 2026-02 3
 * </pre>
 */
final class FiguresTable implements Figures {

    private record Cell(Scenario scenario, String centre, String subject, YearMonth month) {}

    private record Move(String parent, YearMonth until) {}

    private final Map<String, Nature> natures = new HashMap<>();
    private final Map<String, List<String>> childSubjects = new HashMap<>();
    private final Map<String, List<Move>> parents = new TreeMap<>();
    private final Set<YearMonth> closed = new HashSet<>();
    private final Map<Cell, BigDecimal> cells = new HashMap<>();
    private final Map<String, BigDecimal> inputs = new HashMap<>();
    private final Map<Cell, BigDecimal> events = new HashMap<>();

    static FiguresTable of(String text) {
        FiguresTable table = new FiguresTable();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(table::line);
        return table;
    }

    private void line(String line) {
        String[] words = line.split("\\s+");
        switch (words[0]) {
            case "flow", "stock" -> {
                natures.put(words[1], Nature.valueOf(words[0].toUpperCase(Locale.ROOT)));
                childSubjects.put(words[1], List.of(words).subList(2, words.length));
            }
            case "centre" -> centre(words);
            case "closed" -> closed.addAll(months(Window.parse(words[1])));
            case "input" -> inputs.put(String.join(" ", words[1], words[2], words[3]), new BigDecimal(words[4]));
            case "event" ->
                events.put(new Cell(null, words[2], words[1], YearMonth.parse(words[3])), new BigDecimal(words[4]));
            default -> {
                YearMonth month = YearMonth.parse(words[3]);
                for (int i = 4; i < words.length; i++) {
                    if (!words[i].equals("-")) {
                        Cell cell = new Cell(Scenario.valueOf(words[0]), words[1], words[2], month.plusMonths(i - 4L));
                        cells.put(cell, new BigDecimal(words[i]));
                    }
                }
            }
        }
    }

    private void centre(String[] words) {
        List<Move> moves = parents.computeIfAbsent(words[1], _ -> new ArrayList<>());
        if (words.length == 4) {
            moves.add(new Move(words[3], null));
        } else if (words.length > 4) {
            moves.add(new Move(words[3], YearMonth.parse(words[5].replace(",", ""))));
            moves.add(new Move(words[8], null));
        }
    }

    @Override
    public Optional<Nature> nature(String subject) {
        return Optional.ofNullable(natures.get(subject));
    }

    @Override
    public Optional<BigDecimal> flow(String subject, Context at) {
        return centres(at).stream()
                .flatMap(centre -> subjects(subject).stream().flatMap(each -> months(at.window()).stream()
                        .map(month -> cells.get(new Cell(at.scenario(), centre, each, month)))
                        .filter(figure -> figure != null)))
                .reduce(BigDecimal::add);
    }

    @Override
    public boolean hasAnyFigure(Context at) {
        return cells.keySet().stream()
                .anyMatch(cell -> cell.scenario() == at.scenario()
                        && centres(at).contains(cell.centre())
                        && months(at.window()).contains(cell.month()));
    }

    @Override
    public boolean isClosed(Window window) {
        return closed.containsAll(months(window));
    }

    @Override
    public Balance balance(String subject, Context at) {
        YearMonth month = at.window().last();
        BigDecimal sum = BigDecimal.ZERO;
        boolean isAny = false;
        Set<String> without = new TreeSet<>();
        for (String centre : centres(at)) {
            BigDecimal figure = cells.get(new Cell(at.scenario(), centre, subject, month));
            boolean hasEver = cells.keySet().stream()
                    .anyMatch(cell ->
                            cell.centre().equals(centre) && cell.subject().equals(subject));
            if (figure != null) {
                sum = sum.add(figure);
                isAny = true;
            } else if (hasEver) {
                without.add(centre);
            }
        }
        return isAny && without.isEmpty() ? new Balance.Known(sum) : new Balance.Absent(List.copyOf(without));
    }

    @Override
    public Optional<String> parent(Context at) {
        return parent(at.centre(), at.window().last());
    }

    @Override
    public List<String> children(Context at) {
        return children(at.centre(), at.window().last());
    }

    @Override
    public Optional<BigDecimal> input(String code, Context at) {
        String period = at.window().label();
        return Optional.ofNullable(inputs.get(String.join(" ", code, at.centre(), period)));
    }

    @Override
    public Optional<BigDecimal> events(String code, Context at) {
        if (events.keySet().stream().noneMatch(cell -> cell.subject().equals(code))) {
            return Optional.empty();
        }
        return Optional.of(centres(at).stream()
                .flatMap(centre -> months(at.window()).stream().map(month -> new Cell(null, centre, code, month)))
                .map(cell -> events.getOrDefault(cell, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Set<String> centres(Context at) {
        Set<String> centres = new TreeSet<>();
        switch (at.space()) {
            case OWN -> centres.add(at.centre());
            case SUBTREE -> descend(at.centre(), at.window().last(), centres);
            case DESCENDANTS -> {
                descend(at.centre(), at.window().last(), centres);
                centres.remove(at.centre());
            }
        }
        return centres;
    }

    private void descend(String centre, YearMonth month, Set<String> into) {
        into.add(centre);
        children(centre, month).forEach(child -> descend(child, month, into));
    }

    private List<String> children(String centre, YearMonth month) {
        return parents.keySet().stream()
                .filter(child -> parent(child, month).filter(centre::equals).isPresent())
                .toList();
    }

    private Optional<String> parent(String centre, YearMonth month) {
        return parents.getOrDefault(centre, List.of()).stream()
                .filter(move -> move.until() == null || !move.until().isBefore(month))
                .map(Move::parent)
                .findFirst();
    }

    private List<String> subjects(String subject) {
        List<String> all = new ArrayList<>(childSubjects.getOrDefault(subject, List.of()));
        all.add(subject);
        return all;
    }

    private static List<YearMonth> months(Window window) {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = window.first(); !month.isAfter(window.last()); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }
}
