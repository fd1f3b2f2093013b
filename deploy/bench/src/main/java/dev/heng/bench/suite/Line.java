package dev.heng.bench.suite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One execution line.
 *
 * @param cents the amount in hundredths
 */
public record Line(String id, String centre, String subject, String date, long cents) {
    private static final int DAYS = 28;

    /** A line of any of these cells in a month such as {@code 2025-03}. */
    static Line random(String id, String month, Spread spread, SplittableRandom random) {
        String date = "%s-%02d".formatted(month, 1 + random.nextInt(DAYS));
        return new Line(id, spread.centre(random), spread.subject(random), date, spread.cents(random));
    }

    /** What a HIS sends of one day's work. */
    static List<Line> batch(String prefix, int size, String month, SplittableRandom random) {
        List<Line> lines = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            lines.add(random(prefix + "-" + i, month, Spread.ALL, random));
        }
        return lines;
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(cents, 2);
    }

    /** The year and month as one number, such as 202503. */
    public int month() {
        return Integer.parseInt(date.substring(0, 4) + date.substring(5, 7));
    }

    static long cents(List<Line> lines) {
        return lines.stream().mapToLong(Line::cents).sum();
    }

    /** A call with these lines and, for more than one, the control totals of the sender. */
    static String execution(String batch, List<Line> lines) {
        StringBuilder text = new StringBuilder(lines.size() * 120 + 160)
                .append("{\"source\":\"his\",\"batch\":\"")
                .append(batch)
                .append('"');
        if (lines.size() > 1) {
            text.append(",\"control\":{\"lines\":")
                    .append(lines.size())
                    .append(",\"amount\":")
                    .append(BigDecimal.valueOf(cents(lines), 2).toPlainString())
                    .append('}');
        }
        text.append(",\"lines\":[");
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).write(text.append(i == 0 ? "" : ","));
        }
        return text.append("]}").toString();
    }

    private void write(StringBuilder text) {
        text.append("{\"id\":\"")
                .append(id)
                .append("\",\"centre\":\"")
                .append(centre)
                .append("\",\"subject\":\"")
                .append(subject)
                .append("\",\"date\":\"")
                .append(date)
                .append("\",\"amount\":")
                .append(amount().toPlainString())
                .append('}');
    }
}
