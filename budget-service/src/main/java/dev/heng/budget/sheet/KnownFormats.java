package dev.heng.budget.sheet;

import java.util.Map;

/** The formats of numbers that a workbook names by their number only. Those from 27 on are the dates of Chinese spreadsheets. */
final class KnownFormats {
    private static final String DAY = "yyyy-mm-dd";
    private static final String TIME = "h:mm:ss";
    private static final Map<Integer, String> FORMATS = Map.ofEntries(
            Map.entry(1, "0"),
            Map.entry(2, "0.00"),
            Map.entry(3, "#,##0"),
            Map.entry(4, "#,##0.00"),
            Map.entry(9, "0%"),
            Map.entry(10, "0.00%"),
            Map.entry(11, "0.00E+00"),
            Map.entry(12, "# ?/?"),
            Map.entry(13, "# ??/??"),
            Map.entry(37, "#,##0"),
            Map.entry(38, "#,##0"),
            Map.entry(39, "#,##0.00"),
            Map.entry(40, "#,##0.00"),
            Map.entry(48, "##0.0E+0"),
            Map.entry(49, "@"));

    private KnownFormats() {}

    /** Empty for one that is not known, which shows a number as it is. */
    static String of(String id) {
        if (!id.matches("[0-9]{1,4}")) {
            return "";
        }
        int number = Integer.parseInt(id);
        if (isBetween(number, 14, 17) || number == 22 || isBetween(number, 27, 31) || number == 36) {
            return DAY;
        }
        if (isBetween(number, 50, 54) || number == 57 || number == 58) {
            return DAY;
        }
        if (isBetween(number, 18, 21) || isBetween(number, 32, 35) || isBetween(number, 45, 47)) {
            return TIME;
        }
        if (number == 55 || number == 56) {
            return TIME;
        }
        return FORMATS.getOrDefault(number, "");
    }

    private static boolean isBetween(int number, int first, int last) {
        return first <= number && number <= last;
    }
}
