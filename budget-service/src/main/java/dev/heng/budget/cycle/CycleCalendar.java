package dev.heng.budget.cycle;

import dev.heng.edge.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when the phases of a cycle are meant to last; each date is the last day of its phase. What a hospital does not choose is as in the
 * usual internal calendar of public hospitals (rule R19).
 *
 * @param startBy the preparation has begun
 * @param firstUpBy the centres have proposed (一上)
 * @param firstDownBy the control figures are known (一下)
 * @param secondUpBy the centres have proposed again (二上)
 * @param provisionalBy the internal provisional budget stands; within the phase SECOND_DOWN
 * @param secondDownBy the budget is approved and issued (二下)
 * @param decompositionDays within how many days after the issue it is decomposed
 * @param settlementBy the final account is signed
 */
public record CycleCalendar(
        LocalDate startBy,
        LocalDate firstUpBy,
        LocalDate firstDownBy,
        LocalDate secondUpBy,
        LocalDate provisionalBy,
        LocalDate secondDownBy,
        int decompositionDays,
        LocalDate settlementBy) {
    static final int DECOMPOSITION_DAYS_MAX = 366;
    private static final int DECOMPOSITION_DAYS_DEFAULT = 15;

    /** The usual calendar of a year. */
    public static CycleCalendar usual(int year) {
        return new CycleCalendar(
                LocalDate.of(year - 1, 8, 20),
                LocalDate.of(year - 1, 9, 30),
                LocalDate.of(year - 1, 10, 31),
                LocalDate.of(year - 1, 11, 30),
                LocalDate.of(year - 1, 12, 31),
                LocalDate.of(year, 4, 30),
                DECOMPOSITION_DAYS_DEFAULT,
                LocalDate.of(year + 1, 3, 31));
    }

    /** The last day of a phase of the cycle of a year; empty for CLOSED. */
    Optional<LocalDate> dueOn(Phase phase, int year) {
        return switch (phase) {
            case START -> Optional.of(startBy);
            case FIRST_UP -> Optional.of(firstUpBy);
            case FIRST_DOWN -> Optional.of(firstDownBy);
            case SECOND_UP -> Optional.of(secondUpBy);
            case SECOND_DOWN -> Optional.of(secondDownBy);
            case EXECUTION -> Optional.of(LocalDate.of(year, 12, 31));
            case SETTLEMENT -> Optional.of(settlementBy);
            case CLOSED -> Optional.empty();
        };
    }

    /** What makes no sense: dates that are not in order, or too far from the year. */
    List<Violation> violations(int year) {
        List<Violation> violations = new ArrayList<>();
        LocalDate first = LocalDate.of(year - 2, 1, 1);
        LocalDate last = LocalDate.of(year + 2, 12, 31);
        @Nullable String before = null;
        LocalDate dayBefore = first.minusDays(1);
        for (Map.Entry<String, LocalDate> date : dates().entrySet()) {
            LocalDate day = date.getValue();
            if (day.isBefore(first) || day.isAfter(last)) {
                violations.add(outOfRange(date.getKey(), "The date is not from " + first + " to " + last + "."));
            } else if (!day.isAfter(dayBefore)) {
                violations.add(outOfRange(date.getKey(), "The date is not after " + before + "."));
            }
            before = date.getKey();
            dayBefore = day;
        }
        if (decompositionDays < 0 || decompositionDays > DECOMPOSITION_DAYS_MAX) {
            violations.add(outOfRange("decompositionDays", "Not from 0 to " + DECOMPOSITION_DAYS_MAX + " days."));
        }
        return violations;
    }

    /** Which dates differ although their phase is over. */
    List<Violation> movedAfter(CycleCalendar before, Phase present) {
        List<Violation> violations = new ArrayList<>();
        Map<String, LocalDate> known = before.dates();
        dates().forEach((name, day) -> {
            if (phaseOf(name).isBefore(present) && !day.equals(known.get(name))) {
                violations.add(new Violation(
                        "/" + name,
                        "PHASE_CLOSED",
                        phaseOf(name) + " is over; its date stays " + known.get(name) + "."));
            }
        });
        if (Phase.EXECUTION.isBefore(present) && decompositionDays != before.decompositionDays()) {
            violations.add(new Violation("/decompositionDays", "PHASE_CLOSED", Phase.EXECUTION + " is over."));
        }
        return violations;
    }

    private static Violation outOfRange(String name, String detail) {
        return new Violation("/" + name, "OUT_OF_RANGE", detail);
    }

    /** By name, in the order of the phases. */
    private Map<String, LocalDate> dates() {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        dates.put("startBy", startBy);
        dates.put("firstUpBy", firstUpBy);
        dates.put("firstDownBy", firstDownBy);
        dates.put("secondUpBy", secondUpBy);
        dates.put("provisionalBy", provisionalBy);
        dates.put("secondDownBy", secondDownBy);
        dates.put("settlementBy", settlementBy);
        return dates;
    }

    private static Phase phaseOf(String date) {
        return switch (date) {
            case "startBy" -> Phase.START;
            case "firstUpBy" -> Phase.FIRST_UP;
            case "firstDownBy" -> Phase.FIRST_DOWN;
            case "secondUpBy" -> Phase.SECOND_UP;
            case "provisionalBy", "secondDownBy" -> Phase.SECOND_DOWN;
            default -> Phase.SETTLEMENT;
        };
    }
}
