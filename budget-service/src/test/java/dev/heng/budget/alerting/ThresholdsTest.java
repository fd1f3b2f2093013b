package dev.heng.budget.alerting;

import static dev.heng.budget.alerting.AlertKind.THRESHOLD_ESCALATE;
import static dev.heng.budget.alerting.AlertKind.THRESHOLD_REACHED;
import static dev.heng.budget.alerting.AlertKind.THRESHOLD_WARN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.control.ControlRule;
import dev.heng.budget.control.ControlRuleDefinition;
import dev.heng.budget.ledger.LimitFigure;
import dev.heng.budget.subject.Control;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private Control control = Control.WARN;
    private ControlLevel level = ControlLevel.CENTRE;
    private YearMonth validFrom = ControlRuleDefinition.ALWAYS_FROM;
    private YearMonth validTo = ControlRuleDefinition.ALWAYS_TO;
    private String pool;
    private String scope = "CARD";

    private ControlRule rule(ControlBasis basis, String warnAt, String escalateAt) {
        return new ControlRule(
                "r",
                new ControlRuleDefinition(
                        "规则",
                        null,
                        control,
                        level,
                        basis,
                        null,
                        pool,
                        null,
                        null,
                        new BigDecimal(50),
                        false,
                        new BigDecimal(warnAt),
                        new BigDecimal(escalateAt),
                        validFrom,
                        validTo),
                1,
                1);
    }

    private LimitFigure limit(int year, List<BigDecimal> planned, List<BigDecimal> used) {
        return new LimitFigure(1, "r", scope, year, planned, used);
    }

    /** The given amounts from January on, nothing in the other months. */
    private static List<BigDecimal> months(String... amounts) {
        List<BigDecimal> months = new ArrayList<>(Collections.nCopies(12, BigDecimal.ZERO));
        for (int m = 0; m < amounts.length; m++) {
            months.set(m, new BigDecimal(amounts[m]));
        }
        return months;
    }

    private List<AlertKind> kinds(ControlBasis basis, LimitFigure limit) {
        return Thresholds.reached(rule(basis, "80", "90"), limit, MARCH).stream()
                .map(Finding::kind)
                .toList();
    }

    private List<AlertKind> ofYear(String planned, String used) {
        return kinds(ControlBasis.YEAR, limit(2026, months(planned), months(used)));
    }

    @Test
    void eachThresholdIsToldFromItsVeryCentOn() {
        assertEquals(List.of(), ofYear("100", "79.9999"));
        assertEquals(List.of(THRESHOLD_WARN), ofYear("100", "80"));
        assertEquals(List.of(THRESHOLD_WARN), ofYear("100", "89.9999"));
        assertEquals(List.of(THRESHOLD_WARN, THRESHOLD_ESCALATE), ofYear("100", "90"));
        assertEquals(List.of(THRESHOLD_WARN, THRESHOLD_ESCALATE), ofYear("100", "99.9999"));
        assertEquals(List.of(THRESHOLD_WARN, THRESHOLD_ESCALATE, THRESHOLD_REACHED), ofYear("100", "100"));
    }

    @Test
    void thirdsAreJudgedExactlyAndShownCutOff() {
        ControlRule rule = rule(ControlBasis.YEAR, "66.6667", "90");
        assertEquals(List.of(), Thresholds.reached(rule, limit(2026, months("3"), months("2")), MARCH));
        Finding third = Thresholds.reached(
                        rule(ControlBasis.YEAR, "66.6666", "90"), limit(2026, months("3"), months("2")), MARCH)
                .getFirst();
        assertEquals(new BigDecimal("66.6666"), third.figures().percent());
        assertEquals(new BigDecimal("66.6666"), third.figures().threshold());
    }

    @Test
    void theBudgetIsWithoutTheTolerance() {
        Finding reached = Thresholds.reached(
                        rule(ControlBasis.YEAR, "80", "90"), limit(2026, months("100"), months("120")), MARCH)
                .getLast();
        assertEquals(THRESHOLD_REACHED, reached.kind());
        assertEquals(new BigDecimal("100"), reached.figures().budget());
        assertEquals(new BigDecimal("120.0000"), reached.figures().percent());
    }

    @Test
    void whatHasNoBudgetIsUsedUpAtOnceAndHasNoPerCent() {
        assertEquals(List.of(THRESHOLD_REACHED), ofYear("0", "0.0001"));
        assertEquals(List.of(THRESHOLD_REACHED), ofYear("-5", "1"));
        assertEquals(List.of(), ofYear("0", "0"));
        assertEquals(List.of(), ofYear("0", "-3"));
        Finding reached = Thresholds.reached(
                        rule(ControlBasis.YEAR, "80", "90"), limit(2026, months("0"), months("1")), MARCH)
                .getFirst();
        assertNull(reached.figures().percent());
    }

    @Test
    void aMonthIsLookedAtByItselfAndNotBeforeItHasCome() {
        LimitFigure limit = limit(2026, months("100", "100", "100", "100"), months("0", "0", "85", "100"));
        List<Finding> found = Thresholds.reached(rule(ControlBasis.MONTH, "80", "90"), limit, MARCH);
        assertEquals(1, found.size());
        assertEquals(MARCH, found.getFirst().subject().month());
        assertEquals(new BigDecimal("85"), found.getFirst().figures().used());
    }

    @Test
    void ofWhatIsOverOnlyWhatWentBeyondItsBudgetIsTold() {
        assertEquals(List.of(), kinds(ControlBasis.MONTH, limit(2026, months("100", "100"), months("100", "99"))));
        assertEquals(
                List.of(THRESHOLD_REACHED),
                kinds(ControlBasis.MONTH, limit(2026, months("100", "100"), months("100.0001", "99"))));
        assertEquals(List.of(), kinds(ControlBasis.YEAR, limit(2025, months("100"), months("100"))));
        assertEquals(List.of(THRESHOLD_REACHED), kinds(ControlBasis.YEAR, limit(2025, months("100"), months("101"))));
        assertEquals(List.of(), kinds(ControlBasis.YEAR, limit(2024, months("100"), months("101"))));
    }

    @Test
    void aYearToDateIsSummedUpToThePresentMonth() {
        LimitFigure limit = limit(2026, months("100", "100", "100", "900"), months("120", "120", "5", "900"));
        List<Finding> found = Thresholds.reached(rule(ControlBasis.YEAR_TO_DATE, "80", "90"), limit, MARCH);
        assertEquals(1, found.size());
        assertEquals(new BigDecimal("300"), found.getFirst().figures().budget());
        assertEquals(new BigDecimal("245"), found.getFirst().figures().used());
        assertEquals(MARCH, found.getFirst().subject().month());
        assertEquals(List.of(), kinds(ControlBasis.YEAR_TO_DATE, limit(2027, months("100"), months("100"))));
    }

    @Test
    void aYearIsSummedAsAWholeAlsoTheNextOne() {
        assertEquals(
                List.of(THRESHOLD_WARN),
                kinds(ControlBasis.YEAR, limit(2026, months("100", "100", "0", "0"), months("0", "0", "0", "161"))));
        assertEquals(List.of(THRESHOLD_WARN), kinds(ControlBasis.YEAR, limit(2027, months("100"), months("80"))));
    }

    @Test
    void aProjectIsOneSumOverAllYears() {
        scope = "P-1:CARD";
        List<Finding> found = Thresholds.reached(
                rule(ControlBasis.PROJECT, "80", "90"), limit(0, months("100"), months("80")), MARCH);
        assertEquals(1, found.size());
        assertNull(found.getFirst().subject().year());
        assertEquals("CARD", found.getFirst().subject().centre());
    }

    @Test
    void aRuleSpeaksOnlyWhileItIsInForceAndNotWhenItIsOff() {
        validTo = YearMonth.of(2026, 2);
        assertEquals(List.of(), ofYear("100", "100"));
        validTo = MARCH;
        validFrom = MARCH;
        assertEquals(3, ofYear("100", "100").size());
        assertEquals(List.of(), kinds(ControlBasis.MONTH, limit(2026, months("100", "100"), months("200", "200"))));
        control = Control.NONE;
        assertEquals(List.of(), ofYear("100", "100"));
    }

    @Test
    void theCentreIsTheOneThatSharesTheLimit() {
        level = ControlLevel.LINE;
        scope = "CARD/TRAVEL/OWN/-";
        assertEquals("CARD", centre());
        level = ControlLevel.SUBJECT;
        scope = "CARD/EXP";
        assertEquals("CARD", centre());
        level = ControlLevel.POOL;
        scope = "";
        pool = "SURG";
        assertEquals("SURG", centre());
        level = ControlLevel.HOSPITAL;
        pool = null;
        assertNull(centre());
    }

    private String centre() {
        return Thresholds.reached(rule(ControlBasis.YEAR, "80", "90"), limit(2026, months("100"), months("80")), MARCH)
                .getFirst()
                .subject()
                .centre();
    }
}
