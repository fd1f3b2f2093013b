package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a line at the end of a year. carried + lapsed + returned is what was unspent and what reservations gave back, when that is
 * positive, else 0.
 *
 * @param rule which decided; null where no rule speaks
 * @param reserved what was set aside at the end of the year
 * @param carried to the next year's budget
 * @param reservationsCarried of reservations that go on in the next year, with as much budget
 * @param reservationsReleased given back
 * @param origins of what is carried, the oldest year first
 */
public record CarryLine(
        BudgetLine line,
        @Nullable String rule,
        Treatment treatment,
        ReservationTreatment reservations,
        BigDecimal budget,
        BigDecimal executed,
        BigDecimal reserved,
        BigDecimal carried,
        BigDecimal lapsed,
        BigDecimal returned,
        BigDecimal reservationsCarried,
        BigDecimal reservationsReleased,
        List<CarriedPart> origins) {
    public CarryLine {
        origins = List.copyOf(origins);
    }

    /** budget - executed - reserved; negative when more was used than planned. */
    public BigDecimal unspent() {
        return budget.subtract(executed).subtract(reserved);
    }

    /** What of a year is unspent follows the decision. */
    static CarryLine of(int year, LineFigures figures, CarryRulebook.Decision decided) {
        BigDecimal zero = BigDecimal.ZERO;
        boolean isReleased = decided.reservations() == ReservationTreatment.RELEASE;
        BigDecimal released = isReleased ? figures.reserved() : zero;
        BigDecimal free = figures.unspent().add(released).max(zero);
        List<CarriedPart> origins = decided.unspent() == Treatment.CARRY ? figures.origins(year, free) : List.of();
        Integer most = decided.untilYears();
        List<CarriedPart> carried = origins.stream()
                .filter(part -> most == null || year + 1 - part.year() <= most)
                .toList();
        BigDecimal sum = carried.stream().map(CarriedPart::amount).reduce(zero, BigDecimal::add);
        return new CarryLine(
                figures.line(),
                decided.rule() == null ? null : decided.rule().code(),
                decided.unspent(),
                decided.reservations(),
                figures.budget(),
                figures.executed(),
                figures.reserved(),
                sum,
                decided.unspent() == Treatment.LAPSE ? free : zero,
                decided.unspent() == Treatment.LAPSE ? zero : free.subtract(sum),
                isReleased ? zero : figures.reserved(),
                released,
                carried);
    }

    /** All of it in one row of text, the same for the same figures whatever their number of zeros. */
    String canonical() {
        return String.join(
                "\t",
                line.toString(),
                rule == null ? "" : rule,
                treatment.name(),
                reservations.name(),
                CanonicalText.of(budget),
                CanonicalText.of(executed),
                CanonicalText.of(reserved),
                CanonicalText.of(carried),
                CanonicalText.of(lapsed),
                CanonicalText.of(returned),
                CanonicalText.of(reservationsCarried),
                CanonicalText.of(reservationsReleased),
                origins.stream()
                        .map(part -> part.year() + ":" + CanonicalText.of(part.amount()))
                        .collect(Collectors.joining(",")));
    }
}
