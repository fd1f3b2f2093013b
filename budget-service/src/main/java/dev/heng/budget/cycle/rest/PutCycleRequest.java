package dev.heng.budget.cycle.rest;

import dev.heng.budget.cycle.CycleCalendar;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a cycle: what is absent is as in the usual calendar. */
public record PutCycleRequest(
        @Schema(nullable = true, description = "Absent: 20 August of the year before", examples = "2026-08-20")
        @Nullable LocalDate startBy,

        @Schema(nullable = true, description = "Absent: 30 September of the year before", examples = "2026-09-30")
        @Nullable LocalDate firstUpBy,

        @Schema(nullable = true, description = "Absent: 31 October of the year before", examples = "2026-10-31")
        @Nullable LocalDate firstDownBy,

        @Schema(nullable = true, description = "Absent: 30 November of the year before", examples = "2026-11-30")
        @Nullable LocalDate secondUpBy,

        @Schema(
                nullable = true,
                description =
                        "The internal provisional budget, within SECOND_DOWN. Absent: 31 December of the year before",
                examples = "2026-12-31")
        @Nullable LocalDate provisionalBy,

        @Schema(nullable = true, description = "Absent: 30 April of the year", examples = "2027-04-30") @Nullable LocalDate secondDownBy,

        @Schema(
                nullable = true,
                description = "Within how many days after its issue the budget is decomposed, 0 to 366. Absent: 15",
                examples = "15")
        @Nullable Integer decompositionDays,

        @Schema(nullable = true, description = "Absent: 31 March of the year after", examples = "2028-03-31") @Nullable LocalDate settlementBy) {

    CycleCalendar calendar(int year) {
        CycleCalendar usual = CycleCalendar.usual(year);
        return new CycleCalendar(
                startBy == null ? usual.startBy() : startBy,
                firstUpBy == null ? usual.firstUpBy() : firstUpBy,
                firstDownBy == null ? usual.firstDownBy() : firstDownBy,
                secondUpBy == null ? usual.secondUpBy() : secondUpBy,
                provisionalBy == null ? usual.provisionalBy() : provisionalBy,
                secondDownBy == null ? usual.secondDownBy() : secondDownBy,
                decompositionDays == null ? usual.decompositionDays() : decompositionDays,
                settlementBy == null ? usual.settlementBy() : settlementBy);
    }
}
