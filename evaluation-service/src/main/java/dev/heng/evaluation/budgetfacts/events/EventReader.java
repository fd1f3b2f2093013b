package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.budgetfacts.Bucket;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.CellChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.CentreChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.ChartChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.HospitalChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.PeriodChanged;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.Subject;
import dev.heng.evaluation.budgetfacts.events.BudgetEvent.WatermarkReached;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates the producer's events into what evaluation knows. */
final class EventReader {
    private static final Set<String> NATURES = Set.of("FLOW", "STOCK");
    private static final Set<String> STATES = Set.of("OPEN", "CLOSED");

    private EventReader() {}

    /**
     * The event of a record.
     *
     * @param type the header {@code ce_type}; null when there is none
     * @throws UnreadableEvent when type or body are not understood
     */
    static BudgetEvent read(@Nullable String type, byte[] body) {
        return switch (type) {
            case "heng.budget.cell-changed" -> cell(EventBody.parse(body));
            case "heng.budget.watermark-reached" -> watermark(EventBody.parse(body));
            case "heng.budget.hospital-changed" -> hospital(EventBody.parse(body));
            case "heng.budget.centre-changed" -> centre(EventBody.parse(body));
            case "heng.budget.chart-changed" -> chart(EventBody.parse(body));
            case "heng.budget.period-changed" -> period(EventBody.parse(body));
            case null -> throw new UnreadableEvent("the header ce_type is absent");
            default -> throw new UnreadableEvent("unknown type " + type);
        };
    }

    private static CellChanged cell(EventBody body) {
        return new CellChanged(
                body.code("hospital"),
                body.code("centre"),
                body.code("subject"),
                body.text("fund"),
                body.text("project"),
                body.month("month"),
                body.amountOrNull("original"),
                body.amountOrNull("adjustment"),
                body.amountOrNull("reserved"),
                body.amountOrNull("executed"),
                body.number("incarnation"),
                body.number("version"),
                body.number("sequence"));
    }

    private static WatermarkReached watermark(EventBody body) {
        long bucket = body.number("bucket");
        if (bucket < 0 || bucket >= Bucket.COUNT) {
            throw new UnreadableEvent("there is no bucket " + bucket);
        }
        return new WatermarkReached((int) bucket, body.number("sequence"));
    }

    private static HospitalChanged hospital(EventBody body) {
        return new HospitalChanged(
                body.code("hospital"),
                body.text("name"),
                body.textOrNull("nameEn"),
                body.text("currency"),
                body.code("chart"),
                body.truth("deleted"),
                body.number("incarnation"),
                body.number("version"),
                body.number("sequence"));
    }

    private static CentreChanged centre(EventBody body) {
        List<BudgetEvent.Interval> intervals = body.list("intervals", EventReader::interval).stream()
                .sorted(Comparator.comparing(BudgetEvent.Interval::validFrom))
                .toList();
        for (int i = 1; i < intervals.size(); i++) {
            if (!intervals.get(i).validFrom().isAfter(intervals.get(i - 1).validTo())) {
                throw new UnreadableEvent("the intervals overlap");
            }
        }
        return new CentreChanged(
                body.code("hospital"),
                body.code("centre"),
                intervals,
                body.truth("deleted"),
                body.number("incarnation"),
                body.number("version"),
                body.number("sequence"));
    }

    private static BudgetEvent.Interval interval(EventBody body) {
        return new BudgetEvent.Interval(
                body.firstDay("validFrom"),
                body.lastDay("validTo"),
                body.text("name"),
                body.textOrNull("nameEn"),
                // a type that is not known here is kept; no scheme evaluates it
                body.text("type"),
                body.codeOrNull("parent"));
    }

    private static ChartChanged chart(EventBody body) {
        List<Subject> subjects = body.list("subjects", EventReader::subject);
        if (subjects.stream().map(Subject::code).distinct().count() != subjects.size()) {
            throw new UnreadableEvent("a subject stands twice in the chart");
        }
        return new ChartChanged(
                body.code("chart"),
                body.text("name"),
                subjects,
                body.text("meaningHash"),
                body.number("incarnation"),
                body.number("version"),
                body.number("sequence"));
    }

    private static Subject subject(EventBody body) {
        return new Subject(
                body.code("code"),
                body.text("name"),
                body.textOrNull("nameEn"),
                body.codeOrNull("parent"),
                body.text("category"),
                body.word("nature", NATURES),
                body.text("unit"));
    }

    private static PeriodChanged period(EventBody body) {
        return new PeriodChanged(
                body.code("hospital"),
                body.month("month"),
                "CLOSED".equals(body.word("state", STATES)),
                body.number("incarnation"),
                body.number("version"),
                body.number("sequence"));
    }
}
