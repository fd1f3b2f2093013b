package dev.heng.e2e;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of an execution as a HIS sends it; {@code document} is null for a line that stands alone. */
record Line(String id, String centre, String subject, LocalDate date, BigDecimal amount, String document) {
    static Line of(String id, String centre, String subject, String date, String amount) {
        return new Line(id, centre, subject, LocalDate.parse(date), new BigDecimal(amount), null);
    }

    Line inDocument(String of) {
        return new Line(id, centre, subject, date, amount, of);
    }

    Line costing(String other) {
        return new Line(id, centre, subject, date, new BigDecimal(other), document);
    }

    /** The cell that it changes, as {@code centre/subject/month}. */
    String cell() {
        return centre + "/" + subject + "/" + YearMonth.from(date);
    }

    Map<String, Object> json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("centre", centre);
        members.put("subject", subject);
        members.put("date", date.toString());
        members.put("amount", amount);
        if (document != null) {
            members.put("document", document);
        }
        return members;
    }
}
