package dev.heng.budget.adjustment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.adjustment.AdjustmentPolicy.Coupling;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of adjustments, without a database. */
class AdjustmentRulesTest {
    private static final Map<String, Subject> CHART = chart();
    private static final AdjustmentPolicy.Choice SHIPPED = AdjustmentPolicy.UNCHOSEN.choice();

    private static Map<String, Subject> chart() {
        Map<String, Subject> chart = new LinkedHashMap<>();
        add(chart, "REV", null, Category.INCOME, Nature.FLOW, Unit.MONEY);
        add(chart, "EXP_MED", null, Category.EXPENSE, Nature.FLOW, Unit.MONEY);
        add(chart, "EXP_MED_PERS", "EXP_MED", Category.EXPENSE, Nature.FLOW, Unit.MONEY);
        add(chart, "EXP_MED_PERS_FIXED", "EXP_MED_PERS", Category.EXPENSE, Nature.FLOW, Unit.MONEY);
        add(chart, "EXP_MED_DRUG", "EXP_MED", Category.EXPENSE, Nature.FLOW, Unit.MONEY);
        add(chart, "EXP_MED_OTHC", "EXP_MED", Category.EXPENSE, Nature.FLOW, Unit.MONEY);
        add(chart, "EXP_MED_TRAVEL", "EXP_MED_OTHC", Category.EXPENSE, Nature.FLOW, Unit.MONEY);
        add(chart, "EXP_FINP", null, Category.EXPENSE, Nature.FLOW, Unit.MONEY);
        add(chart, "EQUIP", null, Category.CAPITAL, Nature.FLOW, Unit.MONEY);
        add(chart, "VISITS", null, Category.VOLUME, Nature.FLOW, Unit.VISIT);
        add(chart, "BEDS", null, Category.POSITION, Nature.STOCK, Unit.BED);
        return chart;
    }

    private static void add(
            Map<String, Subject> chart,
            String code,
            @Nullable String parent,
            Category category,
            Nature nature,
            Unit unit) {
        chart.put(code, new Subject(code, code, null, parent, category, nature, unit, Control.NONE));
    }

    /** {@code centre/subject[/fund[/project]] month amount}. */
    private static AdjustmentLine line(String text) {
        String[] parts = text.trim().split(" +");
        String[] key = parts[0].split("/");
        return new AdjustmentLine(
                new CellKey(
                        key[0],
                        key[1],
                        key.length > 2 ? key[2] : "OWN",
                        key.length > 3 ? key[3] : "-",
                        YearMonth.of(2026, Integer.parseInt(parts[1]))),
                new BigDecimal(parts[2]));
    }

    private static AdjustmentDefinition adjustment(AdjustmentType type, String... lines) {
        return new AdjustmentDefinition(
                2026,
                type,
                "title",
                "reason",
                null,
                null,
                Arrays.stream(lines).map(AdjustmentRulesTest::line).toList());
    }

    private static AdjustmentPolicy.Choice policy(
            @Nullable Integer most,
            @Nullable String percentOfLine,
            @Nullable String percentOfCentre,
            Coupling coupling) {
        return new AdjustmentPolicy.Choice(
                List.of(),
                Set.of(),
                most,
                percentOfLine == null ? null : new BigDecimal(percentOfLine),
                percentOfCentre == null ? null : new BigDecimal(percentOfCentre),
                coupling);
    }

    private static List<String> codes(
            AdjustmentPolicy.Choice policy, AdjustedBefore before, AdjustmentDefinition adjustment) {
        return new AdjustmentRules(policy, CHART, before)
                .findings(adjustment).stream()
                        .map(finding -> finding.code() + (finding.isBlocking() ? "" : "?"))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUPPLEMENT  | A/EXP_MED_DRUG 3 1                                                  | ",
                "SUPPLEMENT  | A/EXP_MED_DRUG 3 1; A/VISITS 3 -1                                   | WRONG_SIGN",
                "REDUCTION   | A/EXP_MED_DRUG 3 -1                                                 | ",
                "REDUCTION   | A/EXP_MED_DRUG 3 -1; B/EXP_MED_DRUG 3 0.01; B/EXP_MED_DRUG 4 1      | WRONG_SIGN WRONG_SIGN",
                "TRANSFER    | A/EXP_MED_DRUG 3 -1; B/EXP_MED_DRUG 9 1                             | ",
                "TRANSFER    | A/EXP_MED_DRUG 3 -1; B/EXP_MED_DRUG 9 0.9999                        | NOT_BALANCED",
                "TRANSFER    | A/EXP_MED_DRUG 3 -1.0; B/EXP_MED_DRUG 9 0.3; B/EXP_MED_DRUG 8 0.7   | ",
                "TRANSFER    | A/VISITS 3 -5; A/VISITS 4 5                                         | ",
                "TRANSFER    | A/VISITS 3 -5; A/EXP_MED_DRUG 4 5                                   | NOT_BALANCED NOT_BALANCED",
                "TRANSFER    | A/REV 3 -5; A/EXP_MED_DRUG 4 5                                      | NOT_BALANCED NOT_BALANCED INCOME_WITHOUT_EXPENSE?",
                "NEW_PROJECT | A/EXP_MED_DRUG/OWN/P9 3 5                                           | ",
                "NEW_PROJECT | A/EXP_MED_DRUG/OWN/P1 3 5                                           | PROJECT_NOT_NEW",
                "NEW_PROJECT | A/EXP_MED_DRUG 3 5                                                  | OTHER_PROJECT",
                "NEW_PROJECT | A/EXP_MED_DRUG/OWN/P9 3 5; A/EXP_MED_DRUG/OWN/P8 3 5                | OTHER_PROJECT",
                "NEW_PROJECT | A/EXP_MED_DRUG/OWN/P9 3 5; A/EXP_MED_DRUG 3 -5                      | ",
                "NEW_PROJECT | A/EXP_MED_DRUG/OWN/P9 3 5; A/EXP_MED_DRUG 3 -6                      | NOT_BALANCED",
                "NEW_PROJECT | A/EXP_MED_DRUG 3 -6                                                 | NO_PROJECT NOT_BALANCED",
            })
    void everyTypeHasItsForm(AdjustmentType type, String lines, @Nullable String codes) {
        AdjustedBefore before = new AdjustedBefore(Set.of("P1"), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        assertEquals(
                codes == null ? List.of() : List.of(codes.split(" ")),
                codes(SHIPPED, before, adjustment(type, lines.split(";"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "personnel to travel        | A/EXP_MED_PERS_FIXED 3 -5; A/EXP_MED_TRAVEL 3 5                        | true",
                "travel to personnel        | A/EXP_MED_PERS_FIXED 3 5; A/EXP_MED_TRAVEL 3 -5                        | false",
                "within personnel           | A/EXP_MED_PERS_FIXED 3 -5; B/EXP_MED_PERS 9 5                          | false",
                "personnel to drugs         | A/EXP_MED_PERS_FIXED 3 -5; A/EXP_MED_DRUG 3 5                          | false",
                "both for themselves        | A/EXP_MED_PERS 3 -5; B/EXP_MED_PERS 3 5; A/EXP_MED_TRAVEL 3 -1; B/EXP_MED_TRAVEL 3 1 | false",
                "through a third            | A/EXP_MED_PERS 3 -5; A/EXP_MED_DRUG 3 5; A/EXP_MED_DRUG 4 -5; A/EXP_MED_TRAVEL 3 5   | true",
                "fiscal grant to running    | A/EXP_FINP 3 -5; A/EXP_MED_DRUG 3 5                                    | true",
                "fund FISCAL to OWN         | A/EXP_MED_DRUG/FISCAL 3 -5; A/EXP_MED_DRUG 3 5                         | true",
                "fund OWN to FISCAL         | A/EXP_MED_DRUG/FISCAL 3 5; A/EXP_MED_DRUG 3 -5                         | false",
                "within the fund FISCAL     | A/EXP_MED_DRUG/FISCAL 3 -5; B/EXP_MED_DRUG/FISCAL 3 5                  | false",
                "capital to running         | A/EQUIP 3 -5; A/EXP_MED_DRUG 3 5                                       | true",
                "running to capital         | A/EQUIP 3 5; A/EXP_MED_DRUG 3 -5                                       | false",
                "project to running         | A/EXP_MED_DRUG/OWN/P1 3 -5; A/EXP_MED_DRUG 3 5                         | true",
                "project to project         | A/EXP_MED_DRUG/OWN/P1 3 -5; A/EXP_MED_DRUG/OWN/P2 3 5                  | false",
            })
    void shippedDirectionsAreForbidden(String name, String lines, boolean isForbidden) {
        List<String> codes =
                codes(SHIPPED, AdjustedBefore.NOTHING, adjustment(AdjustmentType.TRANSFER, lines.split(";")));
        assertEquals(isForbidden, codes.contains("FORBIDDEN_DIRECTION"), () -> name + codes);
        assertTrue(codes.stream().allMatch("FORBIDDEN_DIRECTION"::equals), codes::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "A/REV 3 10                                   | none | WARN    | INCOME_WITHOUT_EXPENSE?",
                "A/REV 3 10                                   | none | REQUIRE | INCOME_WITHOUT_EXPENSE",
                "A/REV 3 10                                   | new  | REQUIRE | none",
                "A/REV 3 10; B/EXP_MED_DRUG 5 10.00           | none | REQUIRE | none",
                "A/REV 3 10; B/EXP_MED_DRUG 5 9.99            | none | REQUIRE | INCOME_WITHOUT_EXPENSE",
                "A/REV 3 10; B/EQUIP 5 10                     | none | REQUIRE | INCOME_WITHOUT_EXPENSE",
                "B/EXP_MED_DRUG 5 10                          | none | REQUIRE | none",
            })
    void expenseMovesWithIncomeOrAReasonIsGiven(
            String lines, @Nullable String reason, Coupling coupling, @Nullable String code) {
        AdjustmentDefinition plain = adjustment(AdjustmentType.SUPPLEMENT, lines.split(";"));
        assertEquals(
                code == null ? List.of() : List.of(code),
                codes(
                        policy(null, null, null, coupling),
                        AdjustedBefore.NOTHING,
                        new AdjustmentDefinition(2026, plain.type(), "title", "reason", reason, null, plain.lines())));
    }

    @Test
    void projectsOfFiscalFundsNeedAnExternalApproval() {
        AdjustmentDefinition plain = adjustment(
                AdjustmentType.SUPPLEMENT,
                "A/EXP_MED_DRUG/FISCAL/P1 3 5",
                "A/EXP_MED_DRUG/FISCAL 3 5",
                "A/EXP_MED_DRUG/OWN/P1 3 5");
        List<Finding> findings = new AdjustmentRules(SHIPPED, CHART, AdjustedBefore.NOTHING).findings(plain);
        assertEquals(
                List.of("/lines/0"), findings.stream().map(Finding::pointer).toList());
        assertEquals("EXTERNAL_APPROVAL_REQUIRED", findings.getFirst().code());
        assertEquals(
                List.of(),
                codes(
                        SHIPPED,
                        AdjustedBefore.NOTHING,
                        new AdjustmentDefinition(
                                2026, plain.type(), "title", "reason", null, "财社〔2026〕18号", plain.lines())));
    }

    @Test
    void aCentreHasAPartInSoManyAdjustmentsOfAYear() {
        AdjustmentDefinition transfer =
                adjustment(AdjustmentType.TRANSFER, "A/EXP_MED_DRUG 3 -1", "B/EXP_MED_DRUG 3 1");
        AdjustmentPolicy.Choice two = policy(2, null, null, Coupling.WARN);
        for (int others = 0; others < 4; others++) {
            AdjustedBefore before =
                    new AdjustedBefore(Set.of(), Map.of("B", others), Map.of(), Map.of(), Map.of(), Map.of());
            assertEquals(others < 2 ? List.of() : List.of("TOO_MANY_ADJUSTMENTS"), codes(two, before, transfer));
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 0, true", "10.01, 0, false", "4, 6, true", "4, 6.01, false", "-10, 0, true", "-10.01, 0, false"})
    void aLineChangesByAShareOfItsOriginalBudget(String amount, String moved, boolean isAllowed) {
        BudgetLine line = new BudgetLine("A", "EXP_MED_DRUG", "OWN", "-");
        AdjustedBefore before = new AdjustedBefore(
                Set.of(),
                Map.of(),
                Map.of(line, new BigDecimal("100")),
                Map.of(line, new BigDecimal(moved)),
                Map.of("A", new BigDecimal("100")),
                Map.of("A", new BigDecimal(moved)));
        AdjustmentType type = amount.startsWith("-") ? AdjustmentType.REDUCTION : AdjustmentType.SUPPLEMENT;
        AdjustmentDefinition change = adjustment(type, "A/EXP_MED_DRUG 3 " + amount);
        List<String> expected = isAllowed ? List.of() : List.of("SHARE_EXCEEDED");
        assertEquals(expected, codes(policy(null, "10", null, Coupling.WARN), before, change));
        assertEquals(expected, codes(policy(null, null, "10", Coupling.WARN), before, change));
    }

    @Test
    void monthsOfALineAndLinesOfACentreAreNoChangeOfTheirYear() {
        BudgetLine line = new BudgetLine("A", "EXP_MED_DRUG", "OWN", "-");
        AdjustedBefore before = new AdjustedBefore(
                Set.of(), Map.of(), Map.of(line, BigDecimal.ONE), Map.of(), Map.of("A", BigDecimal.ONE), Map.of());
        AdjustmentDefinition months =
                adjustment(AdjustmentType.TRANSFER, "A/EXP_MED_DRUG 3 -50", "A/EXP_MED_DRUG 4 50");
        assertEquals(List.of(), codes(policy(null, "0", "0", Coupling.WARN), before, months));
        AdjustmentDefinition lines = adjustment(AdjustmentType.TRANSFER, "A/EXP_MED_DRUG 3 -50", "A/EXP_MED_OTHC 4 50");
        assertEquals(List.of(), codes(policy(null, null, "0", Coupling.WARN), before, lines));
        assertEquals(
                List.of("SHARE_EXCEEDED"),
                codes(policy(null, "0", null, Coupling.WARN), before, lines),
                "the line that has no original budget is not judged");
    }

    @Test
    void theFormOfADraftIsToldWhole() {
        AdjustmentDefinition wrong = new AdjustmentDefinition(
                2027,
                AdjustmentType.TRANSFER,
                "title",
                "reason",
                null,
                null,
                List.of(line("A/EXP_MED_DRUG 3 1"), line("A/EXP_MED_DRUG 3 0"), line("B/NONE 3 1")));
        List<String> told = AdjustmentChecks.form(wrong, CHART.keySet(), Set.of("A")).stream()
                .map(each -> each.pointer() + " " + each.code())
                .toList();
        assertEquals(
                List.of(
                        "/lines/0/month OTHER_YEAR",
                        "/lines/1/month OTHER_YEAR",
                        "/lines/1/amount OUT_OF_RANGE",
                        "/lines/1 DUPLICATE",
                        "/lines/2/centre UNKNOWN_CENTRE",
                        "/lines/2/subject UNKNOWN_SUBJECT",
                        "/lines/2/month OTHER_YEAR"),
                told);
    }

    @Test
    void itsSizeIsTheMoneyThatMoves() {
        List<String> sizes = new ArrayList<>();
        for (AdjustmentDefinition each : List.of(
                adjustment(AdjustmentType.TRANSFER, "A/EXP_MED_DRUG 3 -5", "B/EXP_MED_DRUG 3 2", "B/EXP_MED_DRUG 4 3"),
                adjustment(AdjustmentType.REDUCTION, "A/EXP_MED_DRUG 3 -5", "A/REV 3 -7"),
                adjustment(AdjustmentType.SUPPLEMENT, "A/VISITS 3 99"))) {
            sizes.add(AdjustmentRules.size(each, CHART).toPlainString());
        }
        assertEquals(List.of("5", "12", "0"), sizes);
    }

    @Test
    void theOwnerOfASubjectIsThatOfTheNearestAboveIt() {
        Map<String, String> owners = Map.of("EXP_MED", "FINANCE", "EXP_MED_PERS", "STAFF");
        assertEquals("STAFF", OwnersOfLines.nearest("EXP_MED_PERS_FIXED", owners, CHART));
        assertEquals("FINANCE", OwnersOfLines.nearest("EXP_MED_TRAVEL", owners, CHART));
        assertEquals(null, OwnersOfLines.nearest("EQUIP", owners, CHART));
    }

    @Test
    void aSideThatNamesNothingIsKnown() {
        assertFalse(new Side(null, null, null, null, null).isNamed());
        assertTrue(new Side(null, null, null, null, false).isNamed());
    }
}
