package dev.heng.budget.sheet;

import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads cells as a person sees them. A number of a workbook is a binary fraction written out, such as 1200.5000000000002: it is read as a
 * decimal and rounded to the 15 digits that the spreadsheet shows, so that no binary arithmetic ever touches it. What could be read in two
 * ways is refused.
 */
public final class CellForms {
    private static final String NUMBER_FORM = "NUMBER_FORM";
    private static final String INVALID_DATE = "INVALID_DATE";
    private static final String INVALID_FORMAT = "INVALID_FORMAT";
    private static final String WRONG_TYPE = "WRONG_TYPE";

    /** What a spreadsheet shows of a number, and what it keeps of one that is typed. */
    private static final int DIGITS_SHOWN = 15;

    private static final MathContext SHOWN = new MathContext(DIGITS_SHOWN, RoundingMode.HALF_UP);
    private static final int DECIMALS_MAX = 4;
    private static final Pattern STORED =
            Pattern.compile("(?=.{1,100}$)[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,39})(\\.[0-9]{1,40})?");
    private static final Pattern GROUPED = Pattern.compile("-?[1-9][0-9]{0,2}(,[0-9]{3}){1,12}(\\.[0-9]{1,40})?");
    private static final Pattern WIDE = Pattern.compile("[\\uFF01-\\uFF5E\\u3002]|(?![0-9])\\p{Nd}");

    /** Parts of a format that only colour, quote or space. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|[\\\\_*].?");

    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})");
    private static final Pattern DATE_PART = Pattern.compile("(?i)[ymdhs]");
    private static final Pattern WHOLE_FORMAT = Pattern.compile("(?i)|@|general|[#,]*[#0](\\.[0#]+)?");
    private static final Pattern ZEROS_FORMAT = Pattern.compile("0{2,64}");

    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    /** Day 0 of the days behind 29 February 1900, a day that spreadsheets count and that never was. */
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);

    private static final int NEVER_WAS = 60;
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;
    /** A number beyond, not said to be a date, is rather a year or a month that somebody typed. */
    private static final int UNSAID_YEAR_MIN = 2000;

    private static final int UNSAID_YEAR_MAX = 2099;

    private static final BigDecimal SERIALS_MAX = BigDecimal.valueOf(1_000_000);

    private final boolean isFrom1904;

    /** @param isFrom1904 whether the workbook counts its days from 1904 */
    public CellForms(boolean isFrom1904) {
        this.isFrom1904 = isFrom1904;
    }

    /** What a cell says in a column of this form. */
    public CellValue read(CellForm form, SheetCell cell) {
        return switch (cell.kind()) {
            case TEXT -> text(form, cell.text().strip());
            case NUMBER -> number(form, cell);
            case TRUTH -> new CellValue.Refused(WRONG_TYPE, "Here stands true or false.");
            case ERROR -> new CellValue.Refused(WRONG_TYPE, "Here stands an error of the spreadsheet, such as #REF!.");
            case UNCOMPUTED ->
                new CellValue.Refused(
                        WRONG_TYPE,
                        "The formula has no stored value; open the file in a spreadsheet and save it again.");
        };
    }

    private static CellValue text(CellForm form, String text) {
        return switch (form) {
            case AMOUNT -> writtenAmount(text);
            case DATE -> new CellValue.Good(writtenDate(text));
            case TEXT -> new CellValue.Good(text);
        };
    }

    /** A spreadsheet in China saves days as 2026/3/31, which can be read in one way; anything else stays as it is written. */
    private static String writtenDate(String text) {
        Matcher day = YEAR_FIRST.matcher(text);
        return day.matches()
                ? "%s-%2s-%2s"
                        .formatted(day.group(1), day.group(2), day.group(3))
                        .replace(' ', '0')
                : text;
    }

    private CellValue number(CellForm form, SheetCell cell) {
        if (!STORED.matcher(cell.text()).matches()) {
            return new CellValue.Refused(NUMBER_FORM, "The file holds no number here, though it says so.");
        }
        BigDecimal stored = new BigDecimal(cell.text());
        BigDecimal shown = stored.round(SHOWN).stripTrailingZeros();
        return switch (form) {
            case AMOUNT -> amount(shown);
            case DATE -> date(shown, cell.format());
            case TEXT -> code(stored, shown, cell.format());
        };
    }

    private static CellValue amount(BigDecimal value) {
        if ((long) value.precision() - value.scale() > DIGITS_SHOWN) {
            return new CellValue.Refused("OUT_OF_RANGE", "The number is not below 10^15 in size.");
        }
        if (value.scale() > DECIMALS_MAX) {
            return new CellValue.Refused("TOO_MANY_DECIMALS", "The number has more than 4 decimals.");
        }
        return new CellValue.Good(Decimals.plain(value).toPlainString());
    }

    /** Commas may group thousands where that is the only way to read them: 1,200 alone may also be 1.2 with a decimal comma. */
    private static CellValue writtenAmount(String text) {
        if (WIDE.matcher(text).find()) {
            return new CellValue.Refused(
                    NUMBER_FORM, "Full-width digits or signs stand here; write the number as 1200.50.");
        }
        if (GROUPED.matcher(text).matches()) {
            boolean hasOneComma = text.indexOf(',') == text.lastIndexOf(',');
            if (hasOneComma && text.indexOf('.') < 0) {
                return new CellValue.Refused(
                        NUMBER_FORM, "The comma can be read in two ways; write 1200 or 1,200.00 for twelve hundred.");
            }
        } else if (!PLAIN.matcher(text).matches()) {
            return new CellValue.Refused(
                    NUMBER_FORM, "Not a number as 1200.50 or 1,200.50, without sign of currency and exponent.");
        }
        return amount(new BigDecimal(text.replace(",", "")).stripTrailingZeros());
    }

    private CellValue date(BigDecimal serial, String format) {
        if (serial.signum() < 0 || serial.compareTo(SERIALS_MAX) > 0) {
            return noDay();
        }
        // what is behind the point is the time of the day
        int day = serial.intValue();
        LocalDate date = day(day);
        if (!isFrom1904 && (day == 0 || day == NEVER_WAS)) {
            return noDay();
        }
        boolean isSaid = isDate(format);
        int first = isSaid ? YEAR_MIN : UNSAID_YEAR_MIN;
        int last = isSaid ? YEAR_MAX : UNSAID_YEAR_MAX;
        return date.getYear() < first || date.getYear() > last ? noDay() : new CellValue.Good(date.toString());
    }

    private LocalDate day(int serial) {
        if (isFrom1904) {
            return EPOCH_1904.plusDays(serial);
        }
        return EPOCH_1900.plusDays(serial < NEVER_WAS ? serial + 1L : serial);
    }

    private static CellValue noDay() {
        return new CellValue.Refused(
                INVALID_DATE, "The number is no date; format the cell as a date or write a text as 2026-03-31.");
    }

    private static CellValue code(BigDecimal stored, BigDecimal shown, String format) {
        if (isDate(format)) {
            return new CellValue.Refused(
                    INVALID_FORMAT, "The spreadsheet has made a date of this; format the column as text.");
        }
        boolean isWhole = shown.scale() <= 0 && shown.signum() >= 0;
        if (!isWhole || stored.precision() - (long) stored.scale() > DIGITS_SHOWN) {
            return new CellValue.Refused(
                    INVALID_FORMAT,
                    "A number that is not whole, or has more than 15 digits, is not what was written; format the column as text.");
        }
        String digits = shown.toPlainString();
        int end = format.indexOf(';');
        String section = end < 0 ? format : format.substring(0, end);
        String main = DECORATION.matcher(section).replaceAll("").strip();
        boolean isPlain = !section.contains("\"");
        if (isPlain && ZEROS_FORMAT.matcher(main).matches()) {
            return new CellValue.Good("0".repeat(Math.max(0, main.length() - digits.length())) + digits);
        }
        if (!isPlain || !WHOLE_FORMAT.matcher(main).matches()) {
            return new CellValue.Refused(
                    INVALID_FORMAT,
                    "The spreadsheet shows another text than the number it holds; format the column as text.");
        }
        return new CellValue.Good(digits);
    }

    private static boolean isDate(String format) {
        return DATE_PART.matcher(DECORATION.matcher(format).replaceAll("")).find();
    }
}
