package dev.heng.budget.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hospital of 2,092.6 million, in thousands. */
class StatementsTest {
    private static final SubjectRoles ROLES = new SubjectRoles(List.of(
            flow("REV_TOTAL", null, Category.INCOME),
            flow("REV_MED", "REV_TOTAL", Category.INCOME),
            flow("REV_FIN_B", "REV_TOTAL", Category.INCOME),
            flow("REV_FIN_P", "REV_TOTAL", Category.INCOME),
            flow("REV_SCI", "REV_TOTAL", Category.INCOME),
            flow("REV_OTH", "REV_TOTAL", Category.INCOME),
            flow("EXP_TOTAL", null, Category.EXPENSE),
            flow("EXP_MED", "EXP_TOTAL", Category.EXPENSE),
            flow("EXP_MED_PERS", "EXP_MED", Category.EXPENSE),
            flow("EXP_MED_DEP", "EXP_MED", Category.EXPENSE),
            flow("EXP_MED_AMO", "EXP_MED", Category.EXPENSE),
            flow("EXP_MED_RISK", "EXP_MED", Category.EXPENSE),
            flow("EXP_MED_OTHC", "EXP_MED", Category.EXPENSE),
            flow("EXP_FINP", "EXP_TOTAL", Category.EXPENSE),
            flow("EXP_SCI", "EXP_TOTAL", Category.EXPENSE),
            flow("EXP_OTH", "EXP_TOTAL", Category.EXPENSE),
            flow("EXP_ALLOC_ADM", null, Category.EXPENSE),
            flow("EQUIP", null, Category.CAPITAL),
            flow("LOAN", null, Category.FINANCING),
            new Subject("VISITS_OP", "x", null, null, Category.VOLUME, Nature.FLOW, Unit.VISIT, Control.NONE),
            stock("ASSET_TOTAL"),
            stock("LIAB_TOTAL")));

    private final List<VersionLine> lines = new ArrayList<>();

    @BeforeEach
    void aYear() {
        line("REV_MED", "1892600");
        line("REV_FIN_B", "62000");
        line("REV_FIN_P", "78000");
        line("REV_SCI", "16000");
        line("REV_OTH", "44000");
        line("EXP_MED_PERS", "735000");
        line("EXP_MED_DEP", "88000");
        line("EXP_MED_AMO", "6000");
        line("EXP_MED_RISK", "3785.2");
        line("EXP_MED_OTHC", "1115000");
        line("EXP_FINP", "74000");
        line("EXP_SCI", "15000");
        line("EXP_OTH", "18000");
        line("EXP_ALLOC_ADM", "190000");
        line("EQUIP", "120000");
        line("LOAN", "20000");
        line("VISITS_OP", "1900000");
    }

    @Test
    void incomeAndExpenseAreTheSumsOfTheirTypesAndElements() {
        Statement statement = statement(Statement.Kind.INCOME_AND_EXPENSE, Optional.empty());
        assertEquals("2092600", amount(statement, "INCOME"));
        assertEquals("2054785.2", amount(statement, "EXPENSE"));
        assertEquals("1947785.2", amount(statement, "MEDICAL_EXPENSE"));
        assertEquals("735000", amount(statement, "PERSONNEL"));
        assertEquals(List.of("0", "0", "0"), differences(statement));
        line("EXP_MED", "7");
        assertEquals(
                List.of("0", "0", "-7"),
                differences(statement(Statement.Kind.INCOME_AND_EXPENSE, Optional.empty())),
                "what is of no element shows as a difference");
    }

    @Test
    void thePartsNameTheirSubjects() {
        Statement business = statement(Statement.Kind.BUSINESS, Optional.empty());
        assertEquals("1900000", amount(business, "VISITS_OP"));
        assertEquals("78000", amount(business, "FISCAL_PROJECT_INCOME"));
        Statement capital = statement(Statement.Kind.FINANCING_AND_INVESTMENT, Optional.empty());
        assertEquals("120000", amount(capital, "EQUIP"));
        assertEquals("20000", amount(capital, "FINANCING"));
        for (Statement.Kind kind : Statement.Kind.values()) {
            statement(kind, Optional.empty())
                    .lines()
                    .forEach(line -> assertTrue(
                            line.formula() != null
                                    || !line.subjects().isEmpty()
                                    || line.amount().signum() == 0,
                            line::toString));
        }
    }

    @Test
    void cashIsTheSurplusWithoutWhatIsNotPaid() {
        assertEquals("37814.8", amount(statement(Statement.Kind.INCOME_STATEMENT, Optional.empty()), "SURPLUS"));
        assertEquals("6814.8", amount(statement(Statement.Kind.INCOME_STATEMENT, Optional.empty()), "MEDICAL_SURPLUS"));
        Statement cash = statement(Statement.Kind.CASH_FLOW, Optional.empty());
        assertEquals("135600", amount(cash, "OPERATING_CASH"));
        assertEquals("35600", amount(cash, "NET_CASH"));
        assertFalse(cash.assumptions().isEmpty());
    }

    @Test
    void theBalanceSheetTiesAndWhatIsPlannedOtherwiseShows() {
        Optional<Statements.Opening> opening =
                Optional.of(new Statements.Opening(new BigDecimal("2950000"), new BigDecimal("820000")));
        Statement sheet = statement(Statement.Kind.BALANCE_SHEET, opening);
        assertEquals("3011600", amount(sheet, "CLOSING_ASSETS"));
        assertEquals("840000", amount(sheet, "CLOSING_LIABILITIES"));
        assertEquals("2171600", amount(sheet, "CLOSING_NET_ASSETS"));
        assertEquals(List.of("0"), differences(sheet));
        balance("ASSET_TOTAL", "3080000");
        balance("LIAB_TOTAL", "840000");
        sheet = statement(Statement.Kind.BALANCE_SHEET, opening);
        assertEquals(List.of("0", "68400", "0"), differences(sheet));
        assertEquals("3080000", amount(sheet, "PLANNED_ASSETS"));
    }

    @Test
    void withoutOpeningBalancesNothingIsPutInTheirPlace() {
        Statement sheet = statement(Statement.Kind.BALANCE_SHEET, Optional.empty());
        assertNull(line(sheet, "CLOSING_ASSETS").amount());
        assertEquals(List.of(), sheet.ties());
        assertTrue(sheet.assumptions().getLast().startsWith("The balances of December"));
    }

    private Statement statement(Statement.Kind kind, Optional<Statements.Opening> opening) {
        return Statements.of(lines, ROLES, opening).get(kind.ordinal());
    }

    private static List<String> differences(Statement statement) {
        return statement.ties().stream()
                .map(tie -> tie.difference().stripTrailingZeros().toPlainString())
                .toList();
    }

    private static Statement.Line line(Statement statement, String code) {
        return statement.lines().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String amount(Statement statement, String code) {
        return line(statement, code).amount().stripTrailingZeros().toPlainString();
    }

    private void line(String subject, String year) {
        List<BigDecimal> months = new ArrayList<>(Collections.nCopies(12, BigDecimal.ZERO));
        months.set(3, new BigDecimal(year));
        lines.add(new VersionLine(new BudgetLine("H", subject, "OWN", "-"), months, null, null, null));
    }

    private void balance(String subject, String amount) {
        lines.add(new VersionLine(
                new BudgetLine("H", subject, "OWN", "-"),
                Collections.nCopies(12, new BigDecimal(amount)),
                null,
                null,
                null));
    }

    private static Subject flow(String code, String parent, Category category) {
        return new Subject(code, code, null, parent, category, Nature.FLOW, Unit.MONEY, Control.NONE);
    }

    private static Subject stock(String code) {
        return new Subject(code, code, null, null, Category.POSITION, Nature.STOCK, Unit.MONEY, Control.NONE);
    }
}
