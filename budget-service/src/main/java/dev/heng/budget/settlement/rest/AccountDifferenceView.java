package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.AccountDifference;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A figure that is another one than it was filed. */
@Schema(name = "AccountDifference")
public record AccountDifferenceView(
        String centre,
        String subject,
        String fund,
        String project,

        @Schema(examples = "EXECUTED", description = "ORIGINAL, ADJUSTMENT, RESERVED or EXECUTED")
        String figure,

        BigDecimal filed,

        @Schema(description = "What the postings since add; filed + since = present")
        BigDecimal since,

        BigDecimal present,

        @Schema(description = "How many postings; `GET .../entries` shows them")
        int postings,

        @Schema(description = "The newest of them") long lastSequence) {
    static AccountDifferenceView of(AccountDifference difference) {
        return new AccountDifferenceView(
                difference.line().centre(),
                difference.line().subject(),
                difference.line().fund(),
                difference.line().project(),
                difference.figure(),
                Decimals.plain(difference.filed()),
                Decimals.plain(difference.since()),
                Decimals.plain(difference.present()),
                difference.postings(),
                difference.lastSequence());
    }

    /** The parts of the key by which the list goes on. */
    List<String> key() {
        return List.of(centre, subject, fund, project, figure);
    }
}
