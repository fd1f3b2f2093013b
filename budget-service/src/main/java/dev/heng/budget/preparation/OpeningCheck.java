package dev.heng.budget.preparation;

import dev.heng.edge.Violation;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with an opening budget before anything is looked up. */
final class OpeningCheck {
    private record Cell(String centre, String subject, String fund, String project, YearMonth month) {
        static Cell of(OpeningLine line) {
            return new Cell(line.centre(), line.subject(), line.fund(), line.project(), line.month());
        }
    }

    private OpeningCheck() {}

    /** Months outside the year, and cells that are named twice. */
    static List<Violation> violations(int year, List<OpeningLine> lines) {
        List<Violation> violations = new ArrayList<>();
        Map<Cell, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            OpeningLine line = lines.get(i);
            if (line.month().getYear() != year) {
                violations.add(new Violation(
                        "/lines/" + i + "/month", "MONTH_OUTSIDE_YEAR", line.month() + " is not in " + year + "."));
            }
            Integer first = seen.putIfAbsent(Cell.of(line), i);
            if (first != null) {
                violations.add(new Violation(
                        "/lines/" + i,
                        "DUPLICATE_CELL",
                        "The cell was named by the line with the index " + first + "."));
            }
        }
        return violations;
    }
}
