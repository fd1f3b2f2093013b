package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;

/**
 * A figure of a final account that is another one by now. filed + since = present.
 *
 * @param figure ORIGINAL, ADJUSTMENT, RESERVED or EXECUTED
 * @param filed what the account says
 * @param since what the postings after it add
 * @param present what the cells say
 * @param postings how many postings changed it since
 * @param lastSequence the newest of them
 */
public record AccountDifference(
        BudgetLine line,
        String figure,
        BigDecimal filed,
        BigDecimal since,
        BigDecimal present,
        int postings,
        long lastSequence) {}
