package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Open lines of the suspense queue that name the same codes and wait for the same thing.
 *
 * @param amount of all of them, as they were sent
 * @param firstDate the earliest of their dates
 * @param example the number of the oldest of them in the queue
 * @param exampleLine what its source calls it
 */
public record SuspenseGroup(
        Key key,
        long lines,
        BigDecimal amount,
        LocalDate firstDate,
        LocalDate lastDate,
        Instant firstSeen,
        Instant lastSeen,
        long example,
        String exampleLine) {
    /**
     * What the lines of a group have in common: codes as they were sent.
     *
     * @param code why they wait
     */
    public record Key(String source, String code, String centre, String subject, String fund, String project) {}
}
