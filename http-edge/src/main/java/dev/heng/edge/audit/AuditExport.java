package dev.heng.edge.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the trail as text, page by page: no long snapshot, and no more than a page in memory. */
@ApplicationScoped
class AuditExport {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    private static final int PAGE = 1_000;
    private static final String CALCULATED = "=+-@\t\r";
    private static final List<String> COLUMNS = Arrays.stream(AuditEntryView.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private final AuditReading reading;
    private final ObjectMapper mapper;

    AuditExport(AuditReading reading, ObjectMapper mapper) {
        this.reading = reading;
        this.mapper = mapper;
    }

    /** How a list is written as text. */
    enum Form {
        CSV(AuditExport.CSV),
        NDJSON(AuditExport.NDJSON);

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** All records that the conditions leave. The first page is read before the answer begins, so that a failure is still a problem. */
    Response all(String hospital, AuditQuestion.Conditions conditions, Form form) throws SQLException {
        List<AuditEntryView> first = reading.list(hospital, conditions, null, PAGE);
        StreamingOutput text = output -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
            if (form == Form.CSV) {
                writer.write(String.join(",", COLUMNS) + "\r\n");
            }
            List<AuditEntryView> page = first;
            while (!page.isEmpty()) {
                for (AuditEntryView entry : page) {
                    writer.write(form == Form.CSV ? row(entry) + "\r\n" : mapper.writeValueAsString(entry) + "\n");
                }
                page = page.size() < PAGE ? List.of() : next(hospital, conditions, page.getLast());
            }
            writer.flush();
        };
        return Response.ok(text, form.mediaType() + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-entries." + (form == Form.CSV ? "csv" : "ndjson") + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private List<AuditEntryView> next(String hospital, AuditQuestion.Conditions conditions, AuditEntryView last)
            throws IOException {
        AuditReading.Position position =
                new AuditReading.Position(last.recordedAt().atOffset(ZoneOffset.UTC), last.id());
        try {
            return reading.list(hospital, conditions, position, PAGE);
        } catch (SQLException e) {
            // half a list must not look whole: the answer is cut off
            throw new IOException(e);
        }
    }

    private static String row(AuditEntryView e) {
        return Stream.of(
                        e.id(),
                        e.recordedAt(),
                        e.hospital(),
                        e.outcome(),
                        e.method(),
                        e.operation(),
                        e.target(),
                        e.status(),
                        e.code(),
                        e.actor(),
                        String.join(" ", e.roles()),
                        e.remote(),
                        e.forwardedFor(),
                        e.correlation(),
                        e.idempotencyKey(),
                        e.bodyDigest(),
                        e.sequence(),
                        e.version())
                .map(cell -> cell(Objects.toString(cell, "")))
                .collect(Collectors.joining(","));
    }

    /** A cell (RFC 4180) that no spreadsheet takes for a formula (OWASP ASVS 1.2.10). */
    static String cell(String value) {
        String safe = !value.isEmpty() && CALCULATED.indexOf(value.charAt(0)) >= 0 && !value.equals("-")
                ? "'" + value
                : value;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
