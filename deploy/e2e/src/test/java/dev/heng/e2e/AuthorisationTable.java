package dev.heng.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code authorisation.txt}: who may call which operation, and how far it reaches.
 *
 * @param rows by method and path
 */
record AuthorisationTable(Map<String, Row> rows) {
    private static final String FILE = "/authorisation.txt";
    private static final int COLUMNS = 4;

    /** How far an operation reaches; the file says what each word means. */
    enum Scope {
        PUBLIC,
        TOKEN,
        INSTALLATION,
        EVERYWHERE,
        HOSPITAL,
        HOSPITALS,
        NUMBERED,
        CENTRE,
        NUMBERED_CENTRE,
        CENTRES,
        OWNER,
        ADOPTION;

        boolean namesHospital() {
            return switch (this) {
                case HOSPITAL, CENTRE, NUMBERED_CENTRE, CENTRES, OWNER, ADOPTION -> true;
                case PUBLIC, TOKEN, INSTALLATION, EVERYWHERE, HOSPITALS, NUMBERED -> false;
            };
        }

        /** Whether each centre has a thing of its own that is asked for. */
        boolean isOfOneCentre() {
            return this == CENTRE || this == NUMBERED_CENTRE;
        }

        boolean isOfCentres() {
            return this == CENTRE || this == CENTRES;
        }
    }

    /** What one operation asks for. */
    record Row(String operation, Set<Role> roles, Scope scope) {
        boolean needsRole() {
            return scope != Scope.PUBLIC && scope != Scope.TOKEN;
        }
    }

    static AuthorisationTable read() {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (InputStream file = AuthorisationTable.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> {
                        Row row = row(line);
                        if (rows.put(row.operation(), row) != null) {
                            throw new IllegalStateException("two rows for " + row.operation());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AuthorisationTable(rows);
    }

    Row row(Operation operation) {
        return rows.get(operation.name());
    }

    private static Row row(String line) {
        String[] columns = line.split("\\s+");
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("not four columns: " + line);
        }
        return new Row(
                columns[0] + " " + columns[1], roles(columns[2]), Scope.valueOf(columns[3].toUpperCase(Locale.ROOT)));
    }

    private static Set<Role> roles(String column) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        switch (column) {
            case "any" -> roles.addAll(EnumSet.allOf(Role.class));
            case "-" -> {
                // none is asked for
            }
            default ->
                Arrays.stream(column.split(","))
                        .map(code -> Role.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .forEach(roles::add);
        }
        return roles;
    }
}
