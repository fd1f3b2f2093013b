package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.sheet.CsvRows;
import dev.heng.budget.sheet.XlsxRows;
import dev.heng.edge.ProblemException;
import dev.heng.edge.json.BodyGate;
import dev.heng.edge.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Reads the files that a person keeps lines in. */
@ApplicationScoped
class ExecutionFiles {
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StrictJson json;
    private final BodyGate gate;

    ExecutionFiles(StrictJson json, BodyGate gate) {
        this.json = json;
        this.gate = gate;
    }

    /**
     * @param type one of the two, with the charset of CSV when it is not UTF-8
     * @param linesMax where reading ends
     * @return the lines, one more than {@code linesMax} when the file goes on
     * @throws ProblemException 400 with what is wrong in all rows, 413 for a file that holds too much, 415 for a charset that is not read
     */
    List<ExecutionLine> read(byte[] body, MediaType type, int linesMax) {
        SheetLines lines = new SheetLines(json, linesMax);
        if (type.isCompatible(MediaType.valueOf(XLSX))) {
            XlsxRows.read(body, gate::unpack, lines);
        } else {
            CsvRows.read(body, type.getParameters().get(MediaType.CHARSET_PARAMETER), lines);
        }
        return lines.lines();
    }
}
