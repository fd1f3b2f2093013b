package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import java.time.Instant;

/** What was said about a line of a final account. */
public record AccountComment(BudgetLine line, String text, String by, Instant at) {
    String canonical() {
        return String.join(
                "\t",
                "comment",
                line.toString(),
                by,
                at.toString(),
                text.replace("\\", "\\\\").replace("\n", "\\n"));
    }
}
