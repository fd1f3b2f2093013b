package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Something that would help a line which was refused for lack of money. What it says is of the moment, and nothing is kept free for it.
 *
 * @param amount SMALLER_AMOUNT: what would pass; RELEASE_RESERVATION: what it holds; POOL and ADJUSTMENT: what is missing; else null
 * @param month OTHER_MONTH: in which the line would pass; else null
 * @param reservation RELEASE_RESERVATION: the one that holds most; else null
 * @param rule POOL: the rule of the wider limit that has room; else null
 * @param role whose approval it needs, as tokens name it; null when none
 * @param detail a sentence for a person
 */
public record Remedy(
        Kind kind,
        @Nullable BigDecimal amount,
        @Nullable YearMonth month,
        @Nullable ReservationId reservation,
        @Nullable String rule,
        @Nullable String role,
        String detail) {
    /** What is to be done, in the order in which it is told: first what the sender can do alone. */
    public enum Kind {
        SMALLER_AMOUNT,
        OTHER_MONTH,
        POOL,
        RELEASE_RESERVATION,
        ADJUSTMENT,
        OVERRIDE
    }

    static Remedy smallerAmount(BigDecimal left) {
        return new Remedy(
                Kind.SMALLER_AMOUNT, left, null, null, null, null, text(left) + " would pass in the same month.");
    }

    static Remedy otherMonth(YearMonth month) {
        return new Remedy(Kind.OTHER_MONTH, null, month, null, null, null, "All of it would pass in " + month + ".");
    }

    static Remedy pool(String rule, BigDecimal room, BigDecimal missing, String approver) {
        return new Remedy(
                Kind.POOL,
                missing,
                null,
                null,
                rule,
                approver,
                "The pool of the rule " + rule + " has " + text(room) + " left: a transfer of " + text(missing)
                        + " within it.");
    }

    static Remedy releaseOf(Holder holder) {
        return new Remedy(
                Kind.RELEASE_RESERVATION,
                holder.open(),
                null,
                holder.reservation(),
                null,
                null,
                whyHeld(holder, text(holder.open())));
    }

    private static String whyHeld(Holder holder, String open) {
        ReservationId held = holder.reservation();
        if (!held.source().equals(Adjustments.SOURCE)) {
            return "The reservation " + held.id() + " of " + held.source() + " holds most: " + open + ".";
        }
        return held.id().startsWith(Adjustments.CARRIED)
                ? "The " + holder.document() + " holds most: " + open + ". It can be reversed."
                : "The adjustment " + holder.document() + " holds most until it is decided: " + open
                        + ". It can be withdrawn.";
    }

    static Remedy adjustment(BigDecimal missing, String approver) {
        return new Remedy(
                Kind.ADJUSTMENT,
                missing,
                null,
                null,
                null,
                approver,
                "The budget lacks " + text(missing) + ": an adjustment, which the " + approver + " approves.");
    }

    static Remedy override(String approver) {
        return new Remedy(
                Kind.OVERRIDE,
                null,
                null,
                null,
                null,
                approver,
                "The " + approver + " records it all the same, with a reason.");
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
