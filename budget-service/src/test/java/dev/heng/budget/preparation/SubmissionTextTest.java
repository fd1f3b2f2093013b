package dev.heng.budget.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the hash of a submission is of. */
class SubmissionTextTest {
    private static final ProposalOf OF = new ProposalOf("h", 2027, "C-CARD");

    private static ProposalLine line(String subject, String amount, String justification) {
        return new ProposalLine(
                new LineKey(subject, "OWN", "-"),
                Collections.nCopies(12, new BigDecimal(amount)),
                PhasingUsed.HAND,
                justification,
                "any",
                3,
                "li",
                Instant.EPOCH);
    }

    @Test
    void itNamesThePlaceAndEachLine() {
        String months = String.join(",", Collections.nCopies(12, "1200.5"));
        assertEquals(
                "heng-proposal 1\th\t2027\tC-CARD\t1\n" + "TRAVEL\tOWN\t-\t" + months + "\t两次\\n会议\\t\\\\\n",
                SubmissionText.of(OF, 1, List.of(line("TRAVEL", "1200.5000", "两次\n会议\t\\"))));
    }

    @Test
    void anotherAmountAnotherReasonOrAnotherRoundHasAnotherHash() {
        String hash = SubmissionText.hash(OF, 1, List.of(line("A", "1", null)));
        assertEquals(hash, SubmissionText.hash(OF, 1, List.of(line("A", "1.0000", null))));
        assertNotEquals(hash, SubmissionText.hash(OF, 1, List.of(line("A", "1.0001", null))));
        assertNotEquals(hash, SubmissionText.hash(OF, 1, List.of(line("A", "1", "why"))));
        assertNotEquals(hash, SubmissionText.hash(OF, 2, List.of(line("A", "1", null))));
        assertEquals(64, hash.length());
    }
}
