package dev.heng.budget.execution.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.sheet.CsvRows;
import dev.heng.edge.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of CSV, and what the reader makes of them. */
class CsvRowsTest {
    private static final String HEADER = "id,centre,subject,date,amount";
    private static final String FIRST = "1 C-CARD DRUG 2026-03-05 10.5 OWN - null null";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static List<String> read(String text) {
        return SheetTexts.csv(text.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void columnsStandInAnyOrderUnderCodesOrChineseTitles() {
        assertEquals(
                List.of("0017 C-CARD DRUG 2026-03-05 1200.5 RESEARCH P-1 V,\"1\" 门诊\r\n收入"),
                read("摘要,Amount,责任中心,科目,日期,项目,资金来源,单据号,编号\r\n"
                        + "\"门诊\r\n收入\",\"1,200.50\",C-CARD ,DRUG,2026-03-05,P-1,RESEARCH,\"V,\"\"1\"\"\",0017\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void emptyRowsAreSkippedAndRowsCountAsTheSpreadsheetCounts(String end) {
        String good = String.join(end, "", HEADER, "", "1,C-CARD,DRUG,2026-03-05,10.5", " ,,  ,,", "");
        assertEquals(List.of(FIRST), read(good));
        assertEquals(List.of("/rows/6/amount NUMBER_FORM"), read(good + "2,C-CARD,DRUG,2026-03-05,x"));
    }

    @Test
    void everyViolationOfEveryRowIsNamed() {
        assertEquals(
                List.of(
                        "/rows/2 INVALID_VALUE",
                        "/rows/3/F UNKNOWN_MEMBER",
                        "/rows/3/amount TOO_MANY_DECIMALS",
                        "/rows/3/centre INVALID_FORMAT",
                        "/rows/3/date INVALID_DATE",
                        "/rows/4/amount REQUIRED",
                        "/rows/4/date REQUIRED",
                        "/rows/4/id INVALID_LENGTH"),
                read(HEADER + "\n1,C,D,0001-01-01,1\n2,心内科,D,5/3/2026,1.00001,more\n" + "x".repeat(201) + ",C,D\n"));
    }

    @Test
    void aColumnThatIsUnknownMissingOrDoubledIsNamed() {
        assertEquals(
                List.of("/rows/1/C UNKNOWN_MEMBER", "/rows/1/id DUPLICATE", "/rows/1/subject REQUIRED"),
                read("id,centre,subjcet,date,amount,编号\n1,2,3,4,5,6\n"));
        assertEquals(List.of(" REQUIRED"), read(""));
        assertEquals(List.of(" REQUIRED"), read(" , \n\n"));
        assertEquals(List.of(), read(HEADER));
    }

    @Test
    void theFirstHundredViolationsAreNamedAndAllAreCounted() {
        String rows = IntStream.range(0, 300).mapToObj(i -> ",,,,").collect(Collectors.joining(",x\n", "", ",x\n"));
        SheetLines lines = SheetTexts.lines(10_000);
        CsvRows.read((HEADER + "\n" + rows).getBytes(StandardCharsets.UTF_8), null, lines);
        ProblemException refused = assertThrows(ProblemException.class, lines::lines);
        assertEquals(100, refused.violations().size());
        assertTrue(refused.getMessage().contains("1800 violations; the first 100"), refused.getMessage());
        assertTrue(
                refused.violations().getFirst().detail().startsWith("Row 2, column F: "),
                refused.violations().getFirst()::detail);
    }

    @Test
    void oneLineMoreThanIsAllowedIsReadAndNoMore() {
        String rows = IntStream.range(0, 9)
                .mapToObj(i -> "\n" + i + ",C,D,2026-03-05,1")
                .collect(Collectors.joining());
        SheetLines lines = SheetTexts.lines(5);
        CsvRows.read((HEADER + rows + "\nbad").getBytes(StandardCharsets.UTF_8), null, lines);
        assertEquals(6, lines.lines().size());
    }

    @Test
    void aByteOrderMarkIsNoPartOfATitle() {
        assertEquals(List.of(FIRST), read("\uFEFF" + HEADER + "\n1,C-CARD,DRUG,2026-03-05,10.5"));
    }

    @Test
    void theCharsetOfChineseSpreadsheetsIsReadWhenTheSenderSaysSo() {
        byte[] body = "编号,责任中心,科目,日期,金额,摘要\n1,C-CARD,DRUG,2026-03-05,10.5,门诊𠮷".getBytes(GB18030);
        List<String> lines = List.of("1 C-CARD DRUG 2026-03-05 10.5 OWN - null 门诊𠮷");
        assertEquals(lines, SheetTexts.csv(body, "GB18030"));
        assertEquals(lines, SheetTexts.csv(body, "gbk"));
        assertEquals(List.of(" INVALID_ENCODING"), SheetTexts.csv(body, null));
        assertEquals(List.of(" INVALID_ENCODING"), SheetTexts.csv(body, "utf-8"));
        assertEquals(List.of("UNSUPPORTED_MEDIA_TYPE"), SheetTexts.csv(body, "utf-16"));
        assertEquals(List.of("UNSUPPORTED_MEDIA_TYPE"), SheetTexts.csv(body, "no-such"));
        assertEquals(List.of(" INVALID_ENCODING"), SheetTexts.csv(new byte[] {(byte) 0xFF, (byte) 0xFF}, "gb18030"));
    }

    @Test
    void bytesThatAreNoTextAreRefusedWhereverTheyStand() {
        byte[] late = (HEADER + "\n" + "1,C,D,2026-03-05,1\n".repeat(2_000) + "@").getBytes(StandardCharsets.UTF_8);
        late[late.length - 1] = (byte) 0xC3;
        assertEquals(List.of(" INVALID_ENCODING"), SheetTexts.csv(late, null));
        assertEquals(List.of(" INVALID_ENCODING"), SheetTexts.csv(HEADER.getBytes(StandardCharsets.UTF_16), null));
    }

    @Test
    void aQuotationThatIsNotClosedIsRefused() {
        assertEquals(List.of(" MALFORMED_CSV"), read(HEADER + "\n\"1,C,D,2026-03-05,1\n"));
        assertEquals(List.of(" MALFORMED_CSV"), read(HEADER + "\n\"1\"x,C,D,2026-03-05,1\n"));
    }

    @Test
    void aRowWithoutAnEndIsRefusedBeforeItIsInMemory() {
        assertEquals(List.of("BODY_TOO_LARGE"), read(HEADER + "\n" + ",".repeat(2_000_000)));
        assertEquals(List.of("BODY_TOO_LARGE"), read(HEADER + "\n\"" + ",\n".repeat(1_000_000) + "\""));
        assertEquals(List.of("BODY_TOO_LARGE"), read("x".repeat(2_000_000)));
        assertEquals(List.of("BODY_TOO_LARGE"), read(HEADER + "\n".repeat(1_048_577)));
    }

    @Test
    void controlCharactersAreRefusedAndFormulasAreTexts() {
        assertEquals(List.of("/rows/2/id INVALID_TEXT"), read(HEADER + "\n\u0000,C,D,2026-03-05,1\n"));
        assertEquals(
                List.of("=1+1 C D 2026-03-05 1 OWN - null @x"), read(HEADER + ",memo\n=1+1,C,D,2026-03-05,1,@x\n"));
    }
}
