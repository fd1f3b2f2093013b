package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.CarryLine;
import dev.heng.budget.settlement.ReservationTreatment;
import dev.heng.budget.settlement.Treatment;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What becomes of a line, as the API shows it. */
@Schema(name = "CarryLine")
public record CarryLineView(
        String centre,
        String subject,
        String fund,
        String project,

        @Schema(
                nullable = true,
                description = "The rule that decided; null: none speaks, own money lapses and any other is carried")
        @Nullable String rule,

        Treatment treatment,
        ReservationTreatment reservations,
        BigDecimal budget,
        BigDecimal executed,
        BigDecimal reserved,

        @Schema(description = "budget - executed - reserved; negative where more was used")
        BigDecimal unspent,

        BigDecimal carried,
        BigDecimal lapsed,
        BigDecimal returned,
        BigDecimal reservationsCarried,
        BigDecimal reservationsReleased,

        @Schema(description = "Of which years' budgets the carried money is, the oldest first")
        List<OriginView> origins) {
    /** A part of the carried money. */
    @Schema(name = "CarryOrigin")
    public record OriginView(int year, BigDecimal amount) {}

    static CarryLineView of(CarryLine line) {
        return new CarryLineView(
                line.line().centre(),
                line.line().subject(),
                line.line().fund(),
                line.line().project(),
                line.rule(),
                line.treatment(),
                line.reservations(),
                Decimals.plain(line.budget()),
                Decimals.plain(line.executed()),
                Decimals.plain(line.reserved()),
                Decimals.plain(line.unspent()),
                Decimals.plain(line.carried()),
                Decimals.plain(line.lapsed()),
                Decimals.plain(line.returned()),
                Decimals.plain(line.reservationsCarried()),
                Decimals.plain(line.reservationsReleased()),
                line.origins().stream()
                        .map(part -> new OriginView(part.year(), Decimals.plain(part.amount())))
                        .toList());
    }

    /** The parts of the key by which the list goes on. */
    List<String> key() {
        return List.of(centre, subject, fund, project);
    }
}
