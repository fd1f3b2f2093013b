package dev.heng.budget.sheet;

import dev.heng.edge.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first visible sheet of a workbook (.xlsx), row by row. A reader of our own, because the small ones trust the file: a few bytes
 * that name a far cell or a far text fill their memory, they miss the days from 1904 as Excel itself writes them, and give numbers out
 * without what they look like. Only cells with something in them are kept, one row at a time, and the texts that cells share.
 */
public final class XlsxRows {
    private static final int ROWS_MAX = 1_048_576;
    private static final int COLUMNS_MAX = 16_384;
    /** Several times what the largest call needs. */
    private static final int TEXTS_MAX = 200_000;

    private static final int FORMATS_MAX = 100_000;
    private static final int LETTERS = 26;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DAY_WITH_TIME = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]*Z?");
    private static final String NAME_OF_WORKBOOK = "xl/workbook.xml";

    private final XlsxParts parts;
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> targetsByType = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();
    private @Nullable String sheet;
    private boolean isFrom1904;

    private XlsxRows(XlsxParts parts) {
        this.parts = parts;
    }

    /**
     * Hands the rows out.
     *
     * @param unpacked is told how many bytes the file unpacks to before it is read, and may refuse
     * @throws ProblemException 400 when the body is no such workbook, 413 when there is more in it than is read
     */
    public static void read(byte[] body, LongConsumer unpacked, SheetRows rows) {
        try (XlsxParts parts = new XlsxParts(body)) {
            unpacked.accept(parts.measure());
            XlsxRows workbook = new XlsxRows(parts);
            workbook.open();
            if (workbook.isFrom1904) {
                rows.countDaysFrom1904();
            }
            parts.require(workbook.sheet, part -> workbook.hand(part, rows));
        }
    }

    private void open() {
        String workbook = nameOfWorkbook();
        int slash = workbook.lastIndexOf('/') + 1;
        String folder = workbook.substring(0, slash);
        parts.read(folder + "_rels/" + workbook.substring(slash) + ".rels", part -> relations(part, folder));
        parts.require(workbook, this::workbook);
        String styles = targetsByType.get("styles");
        if (styles != null) {
            parts.read(styles, this::styles);
        }
        String shared = targetsByType.get("sharedStrings");
        if (shared != null) {
            parts.read(shared, this::texts);
        }
    }

    private String nameOfWorkbook() {
        XlsxRows root = new XlsxRows(parts);
        parts.read("_rels/.rels", part -> root.relations(part, ""));
        return root.targetsByType.getOrDefault("officeDocument", NAME_OF_WORKBOOK);
    }

    private void relations(PartXml part, String folder) throws XMLStreamException {
        while (part.next()) {
            if (part.starts("Relationship")) {
                String target = part.attributeOrEmpty("Target");
                String name = target.startsWith("/") ? target.substring(1) : folder + target;
                String type = part.attributeOrEmpty("Type");
                targets.put(part.attributeOrEmpty("Id"), name);
                targetsByType.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), name);
                requireFewer(targets.size(), FORMATS_MAX);
            }
        }
    }

    private void workbook(PartXml part) throws XMLStreamException {
        while (part.next()) {
            if (part.starts("workbookPr")) {
                isFrom1904 = isTrue(part.attribute("date1904"));
            } else if (part.starts("sheet") && sheet == null) {
                String state = part.attributeOrEmpty("state");
                String id = part.foreignAttribute("id");
                if (id != null && (state.isEmpty() || state.equals("visible"))) {
                    sheet = targets.get(id);
                }
            }
        }
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private void styles(PartXml part) throws XMLStreamException {
        Map<String, String> codes = new HashMap<>();
        boolean isOfCells = false;
        while (part.next()) {
            if (part.starts("numFmt")) {
                codes.put(part.attributeOrEmpty("numFmtId"), part.attributeOrEmpty("formatCode"));
                requireFewer(codes.size(), FORMATS_MAX);
            } else if (part.starts("cellXfs")) {
                isOfCells = true;
            } else if (part.ends("cellXfs")) {
                isOfCells = false;
            } else if (isOfCells && part.starts("xf")) {
                String id = part.attributeOrEmpty("numFmtId");
                formats.add(codes.getOrDefault(id, KnownFormats.of(id)));
                requireFewer(formats.size(), FORMATS_MAX);
            }
        }
    }

    private void texts(PartXml part) throws XMLStreamException {
        while (part.next()) {
            if (part.starts("si")) {
                texts.add(part.richText("si"));
                requireFewer(texts.size(), TEXTS_MAX);
            }
        }
    }

    private static void requireFewer(int size, int max) {
        if (size > max) {
            throw FileProblems.tooLarge("The workbook holds too much; copy the lines into one of their own.");
        }
    }

    private void hand(PartXml part, SheetRows rows) throws XMLStreamException {
        int number = 0;
        int place = -1;
        SortedMap<Integer, SheetCell> cells = new TreeMap<>();
        while (part.next() && !part.ends("sheetData")) {
            if (part.starts("row")) {
                int next = whole(part.attribute("r"), number + 1);
                if (next <= number || next > ROWS_MAX) {
                    throw FileProblems.malformedWorkbook();
                }
                number = next;
                place = -1;
                cells = new TreeMap<>();
            } else if (part.starts("c")) {
                place = place(part.attribute("r"), number, place);
                SheetCell cell = cell(part);
                if (cell != null && !cell.isBlank()) {
                    cells.put(place, cell);
                }
            } else if (part.ends("row") && !rows.add(number, cells)) {
                return;
            }
        }
    }

    /** The column of a cell; cells stand in their order. */
    private static int place(@Nullable String address, int row, int before) {
        int place = before + 1;
        if (address != null) {
            Matcher parts = ADDRESS.matcher(address);
            if (!parts.matches() || Integer.parseInt(parts.group(2)) != row) {
                throw FileProblems.malformedWorkbook();
            }
            place = -1;
            for (char letter : parts.group(1).toCharArray()) {
                place = (place + 1) * LETTERS + letter - 'A';
            }
        }
        if (place <= before || place >= COLUMNS_MAX) {
            throw FileProblems.malformedWorkbook();
        }
        return place;
    }

    /** Null when nothing stands in it. */
    private @Nullable SheetCell cell(PartXml part) throws XMLStreamException {
        String type = part.attributeOrEmpty("t");
        String style = part.attribute("s");
        String inline = null;
        String value = null;
        boolean isFormula = false;
        while (part.next() && !part.ends("c")) {
            if (part.starts("v")) {
                value = part.text();
            } else if (part.starts("is")) {
                inline = part.richText("is");
            } else if (part.starts("f")) {
                isFormula = true;
                part.text();
            }
        }
        if (inline != null) {
            return SheetCell.text(inline);
        }
        if (value == null || value.isEmpty()) {
            return isFormula && !type.equals("str") ? new SheetCell(SheetCell.Kind.UNCOMPUTED, "", "") : null;
        }
        return switch (type) {
            case "", "n" -> new SheetCell(SheetCell.Kind.NUMBER, value.strip(), format(style));
            case "s" -> SheetCell.text(shared(value));
            case "str" -> SheetCell.text(value);
            case "d" -> SheetCell.text(DAY_WITH_TIME.matcher(value.strip()).replaceFirst("$1"));
            case "b" -> new SheetCell(SheetCell.Kind.TRUTH, value, "");
            case "e" -> new SheetCell(SheetCell.Kind.ERROR, value, "");
            default -> throw FileProblems.malformedWorkbook();
        };
    }

    private String format(@Nullable String style) {
        int index = whole(style, 0);
        return index < formats.size() ? formats.get(index) : "";
    }

    private String shared(String index) {
        int known = whole(index.strip(), 0);
        if (known >= texts.size()) {
            throw FileProblems.malformedWorkbook();
        }
        return texts.get(known);
    }

    private static int whole(@Nullable String text, int absent) {
        if (text == null) {
            return absent;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw FileProblems.malformedWorkbook();
        }
        return Integer.parseInt(text);
    }
}
