package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.ReservationDraft;
import dev.heng.budget.ledger.ReservationId;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a reservation. */
public record PutReservationRequest(
        @Size(min = 1, max = 200) @Schema(description = "The document for a person.", examples = "采购合同 2026-118")
        @Nullable String document,

        @Schema(description = "The last day; after it the rest is given back. Absent: never.", examples = "2026-12-31")
        @Nullable LocalDate expiresOn,

        @Valid @Schema(
                description =
                        "The reservation whose open amounts it takes over, as a contract does of its application. What the new lines"
                                + " do not need of them is given back.")
        @Nullable Follows follows,

        @NotNull @Size(min = 1) @Schema(description = "At most 1,000, all or none.")
        List<@Valid Line> lines) {
    /** Another reservation of the hospital. */
    @Schema(name = "ReservationFollows")
    public record Follows(
            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(examples = "oa")
            String source,

            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(examples = "REQ-2026-118")
            String id) {}

    /** What is to be set aside in one cell. */
    @Schema(name = "PutReservationLine")
    public record Line(
            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(description = "Its name within the reservation.", examples = "1")
            String line,

            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(examples = "C-CARD")
            String centre,

            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(examples = "EXP_TRAVEL")
            String subject,

            @NotNull @Schema(description = "The month whose budget is asked.", examples = "2026-03")
            YearMonth month,

            @NotNull @Positive @Schema(description = "Above 0, at most 4 decimals.", examples = "1200.50")
            BigDecimal amount,

            @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(description = "Absent: OWN.") @Nullable String fund,

            @Pattern(regexp = "-|" + Texts.CODE, message = LineRequest.NO_CODE) @Schema(description = "Absent: -, no project.")
            @Nullable String project,

            @Size(max = 1000) @Nullable String memo) {
        private ReservationDraft.Line draft() {
            return new ReservationDraft.Line(
                    line,
                    new CellKey(
                            centre,
                            subject,
                            fund == null ? CellKey.FUND_DEFAULT : fund,
                            project == null ? CellKey.PROJECT_DEFAULT : project,
                            month),
                    amount,
                    memo);
        }
    }

    ReservationDraft draft(String hospital, ReservationId id, String actor) {
        return new ReservationDraft(
                hospital,
                id,
                document,
                expiresOn,
                follows == null ? null : new ReservationId(follows.source(), follows.id()),
                actor,
                lines.stream().map(Line::draft).toList());
    }
}
