package dev.heng.budget.execution.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, as Excel writes it and as nobody should. */
final class Packed {
    static final String HEADER = "<row r=\"1\">" + inline("A1", "id") + inline("B1", "centre") + inline("C1", "subject")
            + inline("D1", "date") + inline("E1", "amount") + inline("F1", "memo") + "</row>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** A workbook with one sheet, of which the rows are given as XML. */
    static Packed sheet(String rows) {
        return new Packed()
                .with(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>")
                .workbook("<workbookPr/>", "<sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/>")
                .relations(relation("r1", "worksheet", "worksheets/sheet1.xml")
                        + relation("r2", "sharedStrings", "/xl/sharedStrings.xml")
                        + relation("r3", "styles", "styles.xml"));
    }

    static String inline(String address, String text) {
        return "<c r=\"" + address + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    Packed workbook(String properties, String sheets) {
        return with(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION + "\">" + properties + "<sheets>" + sheets
                        + "</sheets></workbook>");
    }

    Packed relations(String relations) {
        return with("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    }

    Packed texts(String items) {
        return with("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
    }

    Packed styles(String formats, String cells) {
        return with(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>" + formats
                        + "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/>" + "</cellStyleXfs><cellXfs>" + cells
                        + "</cellXfs></styleSheet>");
    }

    Packed with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Packed with(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
