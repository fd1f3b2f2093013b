package dev.heng.budget.adjustment;

import dev.heng.edge.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an adjustment says.
 *
 * @param year of all its months
 * @param reason why, for those who approve
 * @param couplingReason why income changes without expense, or by another amount; null when it does not
 * @param externalApproval the number of the approval of whoever granted the money; null when none is needed
 * @param lines each cell once
 */
public record AdjustmentDefinition(
        int year,
        AdjustmentType type,
        String title,
        String reason,
        @Nullable String couplingReason,
        @Nullable String externalApproval,
        List<AdjustmentLine> lines) {

    public AdjustmentDefinition {
        lines = List.copyOf(lines);
    }

    /** Whether the other one says the same; amounts are numbers, 1.0 is 1. */
    boolean says(AdjustmentDefinition other) {
        return plain().equals(other.plain());
    }

    AdjustmentDefinition withLines(List<AdjustmentLine> others) {
        return new AdjustmentDefinition(year, type, title, reason, couplingReason, externalApproval, others);
    }

    private AdjustmentDefinition plain() {
        return withLines(lines.stream()
                .map(line -> new AdjustmentLine(line.cell(), line.amount().stripTrailingZeros()))
                .toList());
    }

    /** Hex SHA-256 of what it says. */
    String digest() {
        StringBuilder text = new StringBuilder();
        for (Object part : new Object[] {year, type, title, reason, couplingReason, externalApproval}) {
            text.append(part).append('\u0000');
        }
        plain().lines().forEach(line -> text.append(line.cell())
                .append('\u0000')
                .append(line.amount().toPlainString())
                .append('\u0000'));
        return Sha256.hex(text.toString());
    }
}
