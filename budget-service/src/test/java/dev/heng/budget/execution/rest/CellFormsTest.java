package dev.heng.budget.execution.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.sheet.CellForms;
import dev.heng.budget.sheet.CellValue;
import dev.heng.budget.sheet.SheetCell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell says, as a person sees it; in the tables a value that is refused is the code of the refusal. */
class CellFormsTest {
    private final CellForms forms = new CellForms(false);

    private static String said(CellValue value) {
        return switch (value) {
            case CellValue.Good good -> good.text();
            case CellValue.Refused refused -> refused.code();
        };
    }

    private String number(SheetColumn column, String stored, String format) {
        return said(
                forms.read(column.form(), new SheetCell(SheetCell.Kind.NUMBER, stored, format == null ? "" : format)));
    }

    @ParameterizedTest
    @CsvSource({
        "1200.5000000000002, 1200.5",
        "0.30000000000000004, 0.3",
        "1.1000000000000001, 1.1",
        "8.3499999999999996, 8.35",
        "1234567890123.3999, 1234567890123.4",
        "999999999999999, 999999999999999",
        "-0.10000000000000001, -0.1",
        "1E-4, 0.0001",
        "1.5E3, 1500",
        "1E-5, TOO_MANY_DECIMALS",
        "0.12345, TOO_MANY_DECIMALS",
        "1E15, OUT_OF_RANGE",
        "1E308, OUT_OF_RANGE",
        "1E999, OUT_OF_RANGE",
        "-1E999, OUT_OF_RANGE",
        "1E-999, TOO_MANY_DECIMALS",
        "0, 0",
        "-0, 0",
        "1E99999999999, NUMBER_FORM",
        "NaN, NUMBER_FORM",
        "0x1, NUMBER_FORM",
    })
    void anAmountIsTheDecimalThatTheSpreadsheetShows(String stored, String said) {
        assertEquals(said, number(SheetColumn.AMOUNT, stored, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1200.50|1200.5",
                " 1200.50 |1200.5",
                "1,200.50|1200.5",
                "-1,200,300|-1200300",
                "12,345,678.1234|12345678.1234",
                "123456789012345.1234|123456789012345.1234",
                "1,200|NUMBER_FORM",
                "12,00.5|NUMBER_FORM",
                "1,2000.5|NUMBER_FORM",
                "0,123.5|NUMBER_FORM",
                "1.200,50|NUMBER_FORM",
                "1e3|NUMBER_FORM",
                "+1|NUMBER_FORM",
                "01|NUMBER_FORM",
                ".5|NUMBER_FORM",
                "5.|NUMBER_FORM",
                "¥1200|NUMBER_FORM",
                "(1200)|NUMBER_FORM",
                "１２００|NUMBER_FORM",
                "１，２００.５０|NUMBER_FORM",
                "१२|NUMBER_FORM",
                "一百|NUMBER_FORM",
                "=1+1|NUMBER_FORM",
                "0.12345|TOO_MANY_DECIMALS",
                "1.20000|1.2",
                "1000000000000000|OUT_OF_RANGE",
            })
    void anAmountWrittenAsTextIsTakenWhereItCanBeReadInOneWayOnly(String written, String said) {
        assertEquals(said, said(forms.read(SheetColumn.AMOUNT.form(), SheetCell.text(written))));
    }

    @ParameterizedTest
    @CsvSource({
        "46112, yyyy-mm-dd, 2026-03-31",
        "46112, m/d/yy, 2026-03-31",
        "46112.99, yyyy-mm-dd hh:mm, 2026-03-31",
        "46112, , 2026-03-31",
        "1, yyyy-mm-dd, 1900-01-01",
        "59, yyyy-mm-dd, 1900-02-28",
        "60, yyyy-mm-dd, INVALID_DATE",
        "61, yyyy-mm-dd, 1900-03-01",
        "0, yyyy-mm-dd, INVALID_DATE",
        "-1, yyyy-mm-dd, INVALID_DATE",
        "401768, yyyy-mm-dd, 2999-12-31",
        "401769, yyyy-mm-dd, INVALID_DATE",
        "2026, , INVALID_DATE",
        "2026, General, INVALID_DATE",
        "202603, , INVALID_DATE",
        "20260331, , INVALID_DATE",
        "36526, , 2000-01-01",
        "73050, , 2099-12-31",
        "73051, , INVALID_DATE",
        "1E300, yyyy-mm-dd, INVALID_DATE",
    })
    void aNumberIsTheDayThatTheSpreadsheetShows(String stored, String format, String said) {
        assertEquals(said, number(SheetColumn.DATE, stored, format));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-03-31",
        "2026/3/31, 2026-03-31",
        "2026/12/01, 2026-12-01",
        "3/31/2026, 3/31/2026",
        "26/3/31, 26/3/31",
        "2026/3, 2026/3",
    })
    void aDayThatIsWrittenWithTheYearFirstIsTaken(String written, String said) {
        assertEquals(said, said(forms.read(SheetColumn.DATE.form(), SheetCell.text(written))));
    }

    @ParameterizedTest
    @CsvSource({"0, 1904-01-01", "44650, 2026-03-31", "59, 1904-02-29", "60, 1904-03-01"})
    void daysMayBeCountedFrom1904(String stored, String said) {
        CellForms late = new CellForms(true);
        assertEquals(
                said,
                said(late.read(SheetColumn.DATE.form(), new SheetCell(SheetCell.Kind.NUMBER, stored, "yyyy-mm-dd"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1001||1001",
                "1001.0|General|1001",
                "1001|#,##0|1001",
                "1001|0_ |1001",
                "1.001E3|@|1001",
                "1|0000|0001",
                "12345|000|12345",
                "1|_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ |1",
                "1.5||INVALID_FORMAT",
                "-5||INVALID_FORMAT",
                "46112|m-d|INVALID_FORMAT",
                "1|\"A\"000|INVALID_FORMAT",
                "1|0%|INVALID_FORMAT",
                "1|0.00E+00|INVALID_FORMAT",
                "20260331000000001||INVALID_FORMAT",
                "2.0260331E+16||INVALID_FORMAT",
                "123456789012345||123456789012345",
            })
    void aCodeThatStandsAsANumberIsTakenWhereItIsWhatAPersonSees(String stored, String format, String said) {
        assertEquals(said, number(SheetColumn.SUBJECT, stored, format));
        assertEquals(said, number(SheetColumn.ID, stored, format));
    }

    @ParameterizedTest
    @CsvSource({"TRUTH", "ERROR", "UNCOMPUTED"})
    void whatIsNeitherTextNorNumberIsRefused(SheetCell.Kind kind) {
        for (SheetColumn column : SheetColumn.values()) {
            assertEquals("WRONG_TYPE", said(forms.read(column.form(), new SheetCell(kind, "1", ""))));
        }
    }
}
