package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.Question;
import dev.heng.budget.analysis.Window;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that figures and entries are asked for with. */
public class QuestionParameters {
    private static final int MONTHS_MAX = 120;
    private static final String NO_PROJECT = "-";

    @PathParam("hospital")
    @Parameter(example = "x-hospital")
    String hospital;

    @QueryParam("year")
    @Parameter(description = "One of year, month, from and to is needed.", example = "2026")
    @Nullable String year;

    @QueryParam("month")
    @Parameter(example = "2026-03")
    @Nullable String month;

    @QueryParam("from")
    @Parameter(description = "The first month; with to, at most 120 months.", example = "2026-01")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "The last month, included.", example = "2026-03")
    @Nullable String to;

    @QueryParam("centre")
    @Parameter(description = "Absent: every centre that the token reaches.", example = "C-CARD")
    @Nullable String centre;

    @QueryParam("subject")
    @Parameter(description = "Absent: every subject.", example = "REV_OP")
    @Nullable String subject;

    @QueryParam("fund")
    @Parameter(description = "Only this fund; absent: every one.", example = "OWN")
    @Nullable String fund;

    @QueryParam("project")
    @Parameter(description = "Only this project, - for what belongs to none; absent: every one.", example = "P-2026-01")
    @Nullable String project;

    @QueryParam("knownOn")
    @Parameter(
            description =
                    "As it was known when this day was over: by the postings up to the day's seal. Whatever was booked later, for"
                            + " whichever date, is not in it.",
            example = "2026-03-31")
    @Nullable String knownOn;

    @QueryParam("rollup")
    @Parameter(
            description =
                    "true: a centre is its whole subtree on the last day asked for, a subject is itself and all below it.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Nullable String rollup;

    String hospital() {
        return Texts.code("hospital", hospital);
    }

    Question question() {
        return new Question(
                hospital(),
                window(),
                Optional.ofNullable(centre).map(code -> Texts.code("centre", code)),
                Optional.ofNullable(subject).map(code -> Texts.code("subject", code)),
                Optional.ofNullable(fund).map(code -> Texts.code("fund", code)),
                Optional.ofNullable(project).map(QuestionParameters::projectCode),
                Texts.flag("rollup", rollup),
                Days.optional("knownOn", knownOn));
    }

    private static String projectCode(String project) {
        return project.equals(NO_PROJECT) ? project : Texts.code("project", project);
    }

    private Window window() {
        boolean isRange = from != null || to != null;
        long ways =
                Stream.of(year != null, month != null, isRange).filter(is -> is).count();
        if (ways != 1) {
            throw ProblemException.invalid(
                    "?month", "REQUIRED", "Ask for one year, one month, or all months between from and to.");
        }
        if (year != null) {
            int wanted = Texts.year("year", year);
            return new Window(YearMonth.of(wanted, 1), YearMonth.of(wanted, 12));
        }
        if (month != null) {
            YearMonth wanted = Texts.month("month", month);
            return new Window(wanted, wanted);
        }
        return range();
    }

    private Window range() {
        if (from == null || to == null) {
            throw ProblemException.invalid(
                    from == null ? "?from" : "?to", "REQUIRED", "from and to are given together.");
        }
        YearMonth first = Texts.month("from", from);
        YearMonth last = Texts.month("to", to);
        if (first.isAfter(last) || first.until(last, ChronoUnit.MONTHS) >= MONTHS_MAX) {
            throw ProblemException.invalid(
                    "?to", "OUT_OF_RANGE", "to is not before from, and at most " + MONTHS_MAX + " months are shown.");
        }
        return new Window(first, last);
    }
}
