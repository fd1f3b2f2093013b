package dev.heng.budget.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.CentreTree;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What becomes of a line, and by which rule; without a database. */
class CarryLineTest {
    private static final int YEAR = 2026;

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static List<BigDecimal> rooms(String... amounts) {
        List<BigDecimal> rooms =
                new ArrayList<>(Arrays.stream(amounts).map(BigDecimal::new).toList());
        while (rooms.size() < LineFigures.MONTHS) {
            rooms.addFirst(BigDecimal.ZERO);
        }
        return rooms;
    }

    private static LineFigures figures(
            BudgetLine line, String budget, String executed, String reserved, CarriedPart... in) {
        BigDecimal room = number(budget).subtract(number(executed)).subtract(number(reserved));
        return new LineFigures(
                line, number(budget), number(executed), number(reserved), rooms(room.toPlainString()), List.of(in));
    }

    private static CarryRule rule(
            String code,
            @Nullable String fund,
            @Nullable String project,
            @Nullable String subject,
            @Nullable String centre) {
        CarryRuleDefinition definition = new CarryRuleDefinition(
                code, fund, project, subject, centre, Treatment.CARRY, null, ReservationTreatment.CARRY);
        return new CarryRule(code, definition, 1, "office", Instant.EPOCH);
    }

    private static CarryRulebook.Decision said(
            Treatment unspent, @Nullable Integer untilYears, ReservationTreatment reservations) {
        return new CarryRulebook.Decision(null, unspent, untilYears, reservations);
    }

    private static final BudgetLine WARD = new BudgetLine("WARD", "TRAVEL", "FISCAL", "P1");

    @Example
    void theNarrowestRuleDecides() {
        Map<String, @Nullable String> centres = new HashMap<>();
        centres.put("H", null);
        centres.put("CLINIC", "H");
        centres.put("WARD", "CLINIC");
        Map<String, @Nullable String> subjects = new HashMap<>();
        subjects.put("EXP", null);
        subjects.put("TRAVEL", "EXP");
        record Case(String expected, CarryRule... rules) {}
        List<Case> cases = List.of(
                new Case(
                        "one-project",
                        rule("one-project", null, "P1", null, null),
                        rule("narrow", "FISCAL", "*", "TRAVEL", "WARD")),
                new Case(
                        "with-one",
                        rule("with-one", null, "*", null, null),
                        rule("any", "FISCAL", null, "TRAVEL", "WARD")),
                new Case(
                        "nearer",
                        rule("nearer", null, null, null, "CLINIC"),
                        rule("farther", "FISCAL", null, "TRAVEL", "H")),
                new Case(
                        "nearer",
                        rule("nearer", null, null, "TRAVEL", null),
                        rule("above", "FISCAL", null, "EXP", null)),
                new Case("fund", rule("fund", "FISCAL", null, null, null), rule("all", null, null, null, null)),
                new Case("all", rule("all", null, null, null, null), rule("other-fund", "OWN", null, null, null)),
                new Case("all", rule("all", null, null, null, null), rule("without", null, "-", null, null)),
                new Case("all", rule("all", null, null, null, null), rule("beside", null, null, null, "OTHER")));
        for (Case each : cases) {
            CarryRulebook book = new CarryRulebook(List.of(each.rules()), new CentreTree(centres), subjects);
            CarryRule decided = book.decide(WARD).rule();
            assertEquals(each.expected(), decided == null ? null : decided.code(), () -> String.valueOf(each));
        }
    }

    @Example
    void withoutARuleOwnMoneyLapsesAndAnyOtherIsCarried() {
        CarryRulebook book = new CarryRulebook(List.of(), new CentreTree(Map.of()), Map.of());
        assertEquals(said(Treatment.CARRY, null, ReservationTreatment.CARRY), book.decide(WARD));
        assertEquals(
                said(Treatment.LAPSE, null, ReservationTreatment.CARRY),
                book.decide(new BudgetLine("WARD", "TRAVEL", "OWN", "-")));
    }

    @Example
    void everyTreatmentSaysWhereTheMoneyGoes() {
        record Case(
                Treatment treatment,
                ReservationTreatment reservations,
                String budget,
                String executed,
                String reserved,
                String expected) {}
        List<Case> cases = List.of(
                new Case(Treatment.CARRY, ReservationTreatment.CARRY, "100", "60", "10", "30 0 0 10 0"),
                new Case(Treatment.LAPSE, ReservationTreatment.CARRY, "100", "60", "10", "0 30 0 10 0"),
                new Case(Treatment.RETURN, ReservationTreatment.CARRY, "100", "60", "10", "0 0 30 10 0"),
                new Case(Treatment.CARRY, ReservationTreatment.RELEASE, "100", "60", "10", "40 0 0 0 10"),
                new Case(Treatment.LAPSE, ReservationTreatment.RELEASE, "100", "60", "10", "0 40 0 0 10"),
                new Case(Treatment.RETURN, ReservationTreatment.RELEASE, "100", "95", "10", "0 0 5 0 10"),
                new Case(Treatment.CARRY, ReservationTreatment.CARRY, "100", "120", "0", "0 0 0 0 0"),
                new Case(Treatment.CARRY, ReservationTreatment.RELEASE, "100", "120", "10", "0 0 0 0 10"),
                new Case(Treatment.CARRY, ReservationTreatment.CARRY, "100", "-5", "0", "105 0 0 0 0"));
        for (Case each : cases) {
            CarryLine line = CarryLine.of(
                    YEAR,
                    figures(WARD, each.budget(), each.executed(), each.reserved()),
                    said(each.treatment(), null, each.reservations()));
            assertEquals(
                    each.expected(),
                    String.join(
                            " ",
                            CanonicalText.of(line.carried()),
                            CanonicalText.of(line.lapsed()),
                            CanonicalText.of(line.returned()),
                            CanonicalText.of(line.reservationsCarried()),
                            CanonicalText.of(line.reservationsReleased())),
                    each::toString);
        }
    }

    @Example
    void theOldestMoneyIsSpentFirstAndWhatIsTooOldIsHandedBack() {
        CarriedPart[] in = {new CarriedPart(2024, number("20")), new CarriedPart(2025, number("30"))};
        LineFigures figures = figures(WARD, "100", "15", "0", in);
        assertEquals(
                List.of(
                        new CarriedPart(2024, number("5")),
                        new CarriedPart(2025, number("30")),
                        new CarriedPart(2026, number("50"))),
                figures.origins(YEAR, number("85")));
        CarryLine line = CarryLine.of(YEAR, figures, said(Treatment.CARRY, 2, ReservationTreatment.CARRY));
        assertEquals(number("80"), line.carried());
        assertEquals(number("5"), line.returned());
        assertEquals(
                number("50"),
                CarryLine.of(YEAR, figures, said(Treatment.CARRY, 1, ReservationTreatment.CARRY))
                        .carried());
    }

    @Example
    void theDigestIsOfTheFiguresWhateverTheirZeros() {
        CarryRulebook book = new CarryRulebook(List.of(), new CentreTree(Map.of()), Map.of());
        String one = CarrySimulation.of(YEAR, List.of(figures(WARD, "100", "60", "0")), book)
                .digest();
        assertEquals(
                one,
                CarrySimulation.of(YEAR, List.of(figures(WARD, "100.00", "60.0", "0")), book)
                        .digest());
        assertTrue(!one.equals(CarrySimulation.of(YEAR, List.of(figures(WARD, "100", "60.01", "0")), book)
                .digest()));
    }

    @Provide
    Arbitrary<LineFigures> lines() {
        Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
                .ofScale(4);
        Arbitrary<CarriedPart> parts = Combinators.combine(
                        Arbitraries.integers().between(2020, 2025),
                        amounts.map(BigDecimal::abs).filter(amount -> amount.signum() > 0))
                .as(CarriedPart::new);
        return Combinators.combine(
                        amounts.list().ofSize(LineFigures.MONTHS),
                        amounts,
                        amounts.map(BigDecimal::abs),
                        parts.list().ofMaxSize(4))
                .as((rooms, executed, reserved, in) -> {
                    BigDecimal left = rooms.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                    return new LineFigures(WARD, left.add(executed).add(reserved), executed, reserved, rooms, in);
                });
    }

    @Property
    void noCentIsLost(
            @ForAll("lines") LineFigures figures,
            @ForAll Treatment treatment,
            @ForAll ReservationTreatment reservations,
            @ForAll boolean isLimited) {
        CarryLine line = CarryLine.of(YEAR, figures, said(treatment, isLimited ? 2 : null, reservations));
        BigDecimal free = figures.unspent().add(line.reservationsReleased()).max(BigDecimal.ZERO);
        assertEquals(0, free.compareTo(line.carried().add(line.lapsed()).add(line.returned())));
        assertEquals(0, figures.reserved().compareTo(line.reservationsCarried().add(line.reservationsReleased())));
        assertEquals(
                0,
                line.carried()
                        .compareTo(line.origins().stream()
                                .map(CarriedPart::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)));
        assertTrue(line.origins().stream().allMatch(part -> part.amount().signum() > 0 && part.year() <= YEAR));
    }

    @Property
    void whatIsHeldIsTakenToTheCentAndFromNoCellBeyondItsRoom(@ForAll("lines") LineFigures figures) {
        BigDecimal amount = figures.unspent().max(BigDecimal.ZERO);
        List<BigDecimal> taken = figures.taken(amount);
        assertEquals(0, amount.compareTo(taken.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        for (int month = 0; month < taken.size(); month++) {
            assertTrue(taken.get(month).signum() >= 0);
            assertTrue(taken.get(month).compareTo(figures.rooms().get(month).max(BigDecimal.ZERO)) <= 0);
        }
    }
}
