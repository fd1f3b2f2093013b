package dev.heng.budget.execution.rest;

import static dev.heng.budget.execution.rest.Packed.HEADER;
import static dev.heng.budget.execution.rest.Packed.inline;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.sheet.XlsxRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks, and what the reader makes of them. */
class XlsxRowsTest {
    private static final String FIRST = "1001 C-CARD 0017 2026-03-31 1200.5 OWN - null null";
    private static final List<String> MALFORMED = List.of(" MALFORMED_XLSX");
    private static final List<String> TOO_LARGE = List.of("BODY_TOO_LARGE");

    /** Fills a workbook. */
    @FunctionalInterface
    private interface Filling {
        void fill(Workbook workbook);
    }

    private static byte[] written(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            filling.fill(workbook);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int place = 0; place < cells.length; place++) {
            switch (cells[place]) {
                case String text -> sheet.value(row, place, text);
                case LocalDate date -> {
                    sheet.value(row, place, date);
                    sheet.style(row, place).format("yyyy/m/d").set();
                }
                case Number number -> sheet.value(row, place, number);
                case Object other -> throw new IllegalArgumentException(String.valueOf(other));
            }
        }
    }

    private static void header(Worksheet sheet, int row) {
        row(sheet, row, "编号", "责任中心", "科目", "日期", "金额", "摘要");
    }

    private static List<String> read(Packed packed) {
        return SheetTexts.xlsx(packed.bytes());
    }

    /** A row of which only the amount is given, as XML. */
    private static String line(String amount) {
        return "<row r=\"2\">" + inline("A2", "1001") + inline("B2", "C-CARD") + inline("C2", "0017")
                + inline("D2", "2026-03-31") + amount + "</row>";
    }

    @Test
    void aWrittenWorkbookIsRead() throws IOException {
        assertEquals(
                List.of(FIRST, "x C-CARD DRUG 2026-04-01 0.3 OWN - null 门诊 & <收入>"),
                SheetTexts.xlsx(written(workbook -> {
                    Worksheet sheet = workbook.newWorksheet("执行");
                    header(sheet, 1);
                    row(sheet, 3, 1001, "C-CARD ", "0017", LocalDate.of(2026, 3, 31), 1200.5000000000002);
                    row(sheet, 4, "", " ");
                    row(sheet, 9, "x", "C-CARD", "DRUG", "2026-04-01", 0.1 + 0.2, "门诊 & <收入>");
                })));
    }

    @Test
    void everyViolationIsNamedByTheRowOfTheSheet() throws IOException {
        assertEquals(
                List.of(
                        "/rows/4/G UNKNOWN_MEMBER",
                        "/rows/4/amount TOO_MANY_DECIMALS",
                        "/rows/4/centre INVALID_FORMAT",
                        "/rows/6/amount NUMBER_FORM",
                        "/rows/6/date INVALID_DATE",
                        "/rows/6/id REQUIRED"),
                SheetTexts.xlsx(written(workbook -> {
                    Worksheet sheet = workbook.newWorksheet("a");
                    header(sheet, 0);
                    row(sheet, 3, "1", 1.5, "DRUG", LocalDate.of(2026, 3, 31), 1.23456, "", "no title");
                    row(sheet, 5, "", "C", "D", 20260331, "１２");
                })));
    }

    @Test
    void aDoubledColumnIsNamed() throws IOException {
        assertEquals(List.of("/rows/1/amount DUPLICATE"), SheetTexts.xlsx(written(workbook -> {
            Worksheet sheet = workbook.newWorksheet("a");
            row(sheet, 0, "id", "centre", "subject", "date", "amount", "金额");
        })));
    }

    @Test
    void theFirstSheetThatIsSeenIsRead() throws IOException {
        assertEquals(List.of(FIRST), SheetTexts.xlsx(written(workbook -> {
            Worksheet hidden = workbook.newWorksheet("hidden");
            hidden.value(0, 0, "nothing");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            Worksheet sheet = workbook.newWorksheet("a");
            header(sheet, 0);
            row(sheet, 1, "1001", "C-CARD", "0017", LocalDate.of(2026, 3, 31), new BigDecimal("1200.50"));
            workbook.newWorksheet("b").value(0, 0, "nothing");
        })));
    }

    @Test
    void aFormulaCountsWithItsStoredValueAndIsRefusedWithoutOne() throws IOException {
        assertEquals(List.of(FIRST), read(Packed.sheet(HEADER + line("<c r=\"E2\"><f>1200+0.5</f><v>1200.5</v></c>"))));
        assertEquals(
                List.of(FIRST), read(Packed.sheet(HEADER + line("<c r=\"E2\" t=\"str\"><f>A1</f><v>1200.50</v></c>"))));
        assertEquals(
                List.of("/rows/2/amount WRONG_TYPE"),
                read(Packed.sheet(HEADER + line("<c r=\"E2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"))));
        assertEquals(List.of("/rows/2/amount WRONG_TYPE"), SheetTexts.xlsx(written(workbook -> {
            Worksheet sheet = workbook.newWorksheet("a");
            header(sheet, 0);
            row(sheet, 1, "1", "C", "D", "2026-03-31");
            sheet.formula(1, 4, "1+1");
        })));
    }

    @Test
    void textsMayBeSharedRichAndEscaped() {
        Packed packed = Packed.sheet(HEADER + line("<c r=\"E2\" t=\"s\"><v>1</v></c><c r=\"F2\" t=\"s\"><v>0</v></c>"))
                .texts("<si><r><t>门</t></r><r><t xml:space=\"preserve\">诊_x000D_</t></r><rPh><t>mén</t></rPh></si>"
                        + "<si><t>1200.50</t></si>");
        assertEquals(List.of(FIRST.replaceAll("null$", "门诊")), read(packed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true"})
    void daysFrom1904AreReadAsExcelAndAsOthersMarkThem(String mark) {
        String row = "<row r=\"2\">" + inline("A2", "1001") + inline("B2", "C-CARD") + inline("C2", "0017")
                + "<c r=\"D2\" s=\"1\"><v>44650</v></c><c r=\"E2\"><v>1200.5</v></c></row>";
        Packed packed = Packed.sheet(HEADER + row).styles("", "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>");
        assertEquals(List.of(FIRST.replace("2026-03-31", "2022-03-30")), read(packed));
        packed.workbook("<workbookPr date1904=\"" + mark + "\"/>", "<sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/>");
        assertEquals(List.of(FIRST), read(packed));
    }

    @Test
    void datesOfChineseFormatsAndOfTheIsoTypeAreDates() {
        String iso = "<row r=\"2\">" + inline("A2", "1001") + inline("B2", "C-CARD") + inline("C2", "0017")
                + "<c r=\"D2\" t=\"d\"><v>2026-03-31T00:00:00</v></c><c r=\"E2\"><v>1200.5</v></c></row>";
        assertEquals(List.of(FIRST), read(Packed.sheet(HEADER + iso)));
        String early = iso.replace("<c r=\"D2\" t=\"d\"><v>2026-03-31T00:00:00</v>", "<c r=\"D2\" s=\"%d\"><v>59</v>");
        for (int style = 0; style < 3; style++) {
            Packed packed = Packed.sheet(HEADER + early.formatted(style))
                    .styles(
                            "<numFmt numFmtId=\"176\" formatCode=\"[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@\"/>",
                            "<xf numFmtId=\"31\"/><xf numFmtId=\"57\"/><xf numFmtId=\"176\"/>");
            assertEquals(List.of(FIRST.replace("2026-03-31", "1900-02-28")), read(packed));
        }
        assertEquals(List.of("/rows/2/date INVALID_DATE"), read(Packed.sheet(HEADER + early.formatted(0))));
    }

    @Test
    void largeFilesAreReadWhole() throws IOException {
        byte[] file = written(workbook -> {
            Worksheet sheet = workbook.newWorksheet("a");
            header(sheet, 0);
            for (int i = 1; i <= 10_000; i++) {
                row(sheet, i, i, "C", "D", LocalDate.of(2026, 3, 31), i + 0.1, "摘要 " + "&".repeat(20) + i);
            }
        });
        List<String> lines = SheetTexts.xlsx(file);
        assertEquals(10_000, lines.size());
        assertEquals("10000 C D 2026-03-31 10000.1 OWN - null 摘要 " + "&".repeat(20) + "10000", lines.getLast());
    }

    @Test
    void theSizeOfWhatIsInItIsToldBeforeItIsRead() {
        AtomicLong told = new AtomicLong();
        byte[] file = Packed.sheet(HEADER)
                .with("xl/media/picture.png", new byte[100_000])
                .bytes();
        XlsxRows.read(file, told::set, SheetTexts.lines(1));
        assertTrue(told.get() > 100_000, told::toString);
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        assertEquals(MALFORMED, SheetTexts.xlsx(new byte[0]));
        assertEquals(MALFORMED, SheetTexts.xlsx("id,centre".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals(MALFORMED, SheetTexts.xlsx(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}));
        assertEquals(MALFORMED, read(new Packed().with("a.txt", "a")));
        assertEquals(
                MALFORMED,
                read(new Packed()
                        .with(
                                "_rels/.rels",
                                "<Relationships>" + Packed.relation("r", "officeDocument", "word/document.xml")
                                        + "</Relationships>")
                        .with("word/document.xml", "<document/>")));
    }

    @Test
    void aFileThatIsCutOffIsRefusedWhereverItIsCut() throws IOException {
        byte[] file = written(workbook -> {
            Worksheet sheet = workbook.newWorksheet("a");
            header(sheet, 0);
            row(sheet, 1, "1001", "C-CARD", "0017", LocalDate.of(2026, 3, 31), 1200.5);
        });
        assertEquals(List.of(FIRST), SheetTexts.xlsx(file));
        for (int length = 0; length < file.length; length += 7) {
            List<String> said = SheetTexts.xlsx(Arrays.copyOf(file, length));
            assertTrue(said.equals(MALFORMED) || said.equals(List.of(FIRST)), length + ": " + said);
        }
        assertEquals(MALFORMED, SheetTexts.xlsx(Arrays.copyOf(file, file.length / 2)));
    }

    /** In the package its sums tell; in a part that was packed so nobody does. */
    @Test
    void aByteThatHasChangedNeverBreaksTheReader() {
        byte[] file =
                Packed.sheet(HEADER + line("<c r=\"E2\"><v>1200.5</v></c>")).bytes();
        for (int at = 0; at < file.length; at++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 + at % 255);
            SheetTexts.xlsx(changed);
        }
        String rows = HEADER + line("<c r=\"E2\" s=\"0\"><f>1</f><v>1200.5</v></c><c r=\"F2\" t=\"s\"><v>0</v></c>");
        for (char odd : new char[] {'<', '>', '"', '&', '/', '9', '-', ' ', '\u0000', '中', '\ud800', ']'}) {
            for (int at = 0; at < rows.length(); at++) {
                String changed = rows.substring(0, at) + odd + rows.substring(at + 1);
                read(Packed.sheet(changed).texts("<si><t>a</t></si>").styles("", "<xf numFmtId=\"14\"/>"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"ZZZZZZ2\"><v>1</v></c>",
                "<c r=\"XFE2\"><v>1</v></c>",
                "<c r=\"E3\"><v>1</v></c>",
                "<c r=\"D2\"><v>1</v></c>",
                "<c r=\"E2\" t=\"s\"><v>2000000000</v></c>",
                "<c r=\"E2\" t=\"s\"><v>999999999</v></c>",
                "<c r=\"E2\" t=\"s\"><v>-1</v></c>",
                "<c r=\"E2\" t=\"z\"><v>1</v></c>",
                "<c r=\"E2\" s=\"x\"><v>1</v></c>",
                "<c r=\"E2\"><v>&nothing;</v></c>",
                "<c r=\"E2\"><v>1</v>",
                "<c r=\"E2\"><v>1</v></c></row><row r=\"2\">",
                "<c r=\"E2\"><v>1</v></c></row><row r=\"1048577\">",
                "<c r=\"E2\"><v>1</v></c></row><row r=\"99999999999\">",
            })
    void aSheetThatNamesWhatCannotBeIsRefused(String amount) {
        assertEquals(MALFORMED, read(Packed.sheet(HEADER + line(amount)).texts("<si><t>a</t></si>")));
    }

    @Test
    void documentTypesAndEntitiesAreNotFollowed() {
        String sheet =
                "<worksheet><sheetData>" + HEADER + line("<c r=\"E2\"><v>&a;</v></c>") + "</sheetData></worksheet>";
        for (String type : List.of(
                "<!DOCTYPE x [<!ENTITY a \"1\">]>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">")) {
            assertEquals(MALFORMED, read(Packed.sheet("").with("xl/worksheets/sheet1.xml", type + sheet)));
        }
        String deep = "<a>".repeat(100_000);
        assertEquals(MALFORMED, read(Packed.sheet(deep)));
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() {
        assertEquals(TOO_LARGE, read(Packed.sheet(HEADER).with("xl/media/bomb", new byte[40 << 20])));
        assertEquals(TOO_LARGE, read(Packed.sheet(HEADER + "<row/>".repeat(1_000_000))));
        assertEquals(
                MALFORMED,
                read(IntStream.range(0, 1_001)
                        .boxed()
                        .reduce(Packed.sheet(HEADER), (packed, i) -> packed.with("n" + i, ""), (a, _) -> a)));
        assertEquals(
                TOO_LARGE,
                read(Packed.sheet(HEADER)
                        .texts(IntStream.range(0, 200_001)
                                .mapToObj(i -> "<si><t>" + Integer.toHexString(i * 40_503) + "</t></si>")
                                .collect(Collectors.joining()))));
    }

    @Test
    void anElementWithoutAnEndIsRefusedBeforeItIsInMemory() {
        String junk = IntStream.range(0, 200_000)
                .mapToObj(i -> Integer.toHexString(i * 40_503))
                .collect(Collectors.joining());
        assertEquals(TOO_LARGE, read(Packed.sheet(HEADER + "<row r=\"" + junk + "\"/>")));
        assertEquals(TOO_LARGE, read(Packed.sheet(HEADER + "<!--" + junk + "-->")));
        assertEquals(TOO_LARGE, read(Packed.sheet(HEADER + "<row r='2'><c r='A2'><![CDATA[" + junk + "]]></c></row>")));
        assertEquals(MALFORMED, read(Packed.sheet(HEADER + "<a" + junk + "/>")));
    }

    @Test
    void aTextThatIsTooLongIsRefusedAsInTheOtherForms() {
        String memo = inline(
                "F2", IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining()));
        assertEquals(
                List.of("/rows/2/memo INVALID_LENGTH"),
                read(Packed.sheet(HEADER + line("<c r=\"E2\"><v>1</v></c>" + memo))));
    }

    @Test
    void theTemplateStandsForNoLineUntilOneIsWritten() {
        assertEquals(List.of(), SheetTexts.xlsx(ExecutionTemplate.xlsx()));
        assertEquals(List.of(), SheetTexts.csv(ExecutionTemplate.csv(), null));
    }
}
