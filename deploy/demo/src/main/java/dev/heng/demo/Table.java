package dev.heng.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One CSV file of the demo hospital: a header line, then rows of as many cells; no quotes, so that a cell holds no comma. */
record Table(String name, List<String> columns, List<Row> rows) {

    static Table read(String name) {
        try (InputStream file = Table.class.getResourceAsStream("/x-hospital/" + name)) {
            if (file == null) {
                throw new IllegalStateException("no file x-hospital/" + name);
            }
            return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("x-hospital/" + name, unreadable);
        }
    }

    private static Table parse(String name, String text) {
        List<String> lines = text.lines().toList();
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        List<Row> rows = lines.stream()
                .skip(1)
                .map(line -> row(name, columns, line.split(",", -1)))
                .toList();
        return new Table(name, columns, rows);
    }

    private static Row row(String name, List<String> columns, String[] cells) {
        if (cells.length != columns.size()) {
            throw new IllegalStateException(
                    "%s: %d cells instead of %d in row %s".formatted(name, cells.length, columns.size(), cells[0]));
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int column = 0; column < cells.length; column++) {
            byColumn.put(columns.get(column), cells[column]);
        }
        return new Row(name, byColumn);
    }

    /** A row by column names. */
    record Row(String table, Map<String, String> cells) {

        String text(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalStateException(table + " has no column " + column);
            }
            return cell;
        }

        /** Empty when the cell is. */
        Optional<BigDecimal> amount(String column) {
            return Optional.of(text(column)).filter(cell -> !cell.isEmpty()).map(BigDecimal::new);
        }

        int whole(String column) {
            return Integer.parseInt(text(column));
        }
    }
}
