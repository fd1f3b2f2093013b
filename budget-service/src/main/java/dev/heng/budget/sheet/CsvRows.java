package dev.heng.budget.sheet;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180, comma) in UTF-8, or in the charset of Chinese spreadsheets when the sender says so. */
public final class CsvRows {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** The later one holds the signs of the earlier ones. */
    private static final Set<String> CHINESE = Set.of("gb18030", "gbk", "gb2312");
    /** The second is what client libraries put on any text, whatever they send. */
    private static final Set<String> UNICODE = Set.of("utf-8", "utf8", "iso-8859-1");

    /** As a row of the spreadsheet, an empty one counts. */
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .setNullString(null)
            .get();

    /** As many as a sheet has. */
    private static final int ROWS_MAX = 1_048_576;

    private CsvRows() {}

    /**
     * Hands the rows out.
     *
     * @param charset what the sender says; null for nothing
     * @throws ProblemException 400 when the body is no such text, 413 for rows without an end, 415 for another charset
     */
    public static void read(byte[] body, @Nullable String charset, SheetRows rows) {
        Charset written = written(charset);
        try (Reader text = new InputStreamReader(
                        new ByteArrayInputStream(body),
                        written.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
                BoundedReader bounded = new BoundedReader(withoutMark(text), "A row of the file is too long.");
                CSVParser parser =
                        CSVParser.builder().setReader(bounded).setFormat(FORMAT).get()) {
            hand(parser, bounded, rows);
        } catch (CharacterCodingException e) {
            throw undecodable(written);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? undecodable(written) : unquoted();
        } catch (IOException e) {
            throw unquoted();
        }
    }

    private static void hand(CSVParser parser, BoundedReader bounded, SheetRows rows) {
        Iterator<CSVRecord> records = parser.iterator();
        int number = 0;
        boolean isWanted = true;
        while (isWanted && records.hasNext()) {
            CSVRecord record = records.next();
            bounded.renew();
            if (++number > ROWS_MAX) {
                throw FileProblems.tooLarge("The file has more rows than a sheet.");
            }
            SortedMap<Integer, SheetCell> cells = new TreeMap<>();
            for (int place = 0; place < record.size(); place++) {
                String text = record.get(place);
                if (!text.isBlank()) {
                    cells.put(place, SheetCell.text(text));
                }
            }
            isWanted = rows.add(number, cells);
        }
    }

    private static Charset written(@Nullable String charset) {
        String name = charset == null ? "utf-8" : charset.toLowerCase(Locale.ROOT);
        if (CHINESE.contains(name)) {
            return GB18030;
        }
        if (UNICODE.contains(name)) {
            return StandardCharsets.UTF_8;
        }
        throw new ProblemException(EdgeProblem.UNSUPPORTED_MEDIA_TYPE, "CSV is read in UTF-8 or GB18030.");
    }

    private static Reader withoutMark(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    private static ProblemException undecodable(Charset written) {
        return ProblemException.invalid(
                "",
                "INVALID_ENCODING",
                written.equals(GB18030)
                        ? "The body is not GB18030, as the Content-Type says."
                        : "The body is not UTF-8. A file that a spreadsheet saved in GB18030 is sent as text/csv;charset=GB18030.");
    }

    private static ProblemException unquoted() {
        return FileProblems.malformedCsv("A quotation mark is not closed, or something follows a closed one.");
    }
}
