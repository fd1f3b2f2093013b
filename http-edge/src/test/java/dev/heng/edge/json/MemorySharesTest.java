package dev.heng.edge.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemorySharesTest {
    private static final long HEAP = 256L * 1024 * 1024;
    private static final int ONE_LINE = 300;
    private static final int TEN_THOUSAND_LINES = 1_500_000;

    private final MemoryShares shares = MemoryShares.of(HEAP);

    @Test
    void aThousandCallsWithOneLineGoTogether() throws InterruptedException {
        for (int call = 0; call < 1_000; call++) {
            assertTrue(shares.take(ONE_LINE) > 0);
        }
    }

    @Test
    void twoCallsWithTenThousandLinesGoTogether() throws InterruptedException {
        assertTrue(shares.take(TEN_THOUSAND_LINES) > 0);
        assertTrue(shares.take(TEN_THOUSAND_LINES) > 0);
    }

    @Test
    void theLargestBodyGoesAlone() throws InterruptedException {
        int all = shares.take(shares.largest());
        assertEquals(0, shares.take(TEN_THOUSAND_LINES));
        shares.giveBack(all);
        assertTrue(shares.take(ONE_LINE) > 0);
    }

    @Test
    void aBodyOfTheSmallestValuesCountsByThem() {
        assertTrue(MemoryShares.share(1_000_000) > 40_000);
    }

    @Test
    void aBodyOfTheGatewaysLimitFitsIntoBudgetServiceButNotIntoHalfItsHeap() {
        long limit = 32L * 1024 * 1024;
        assertFalse(shares.isTooLarge(limit));
        assertTrue(MemoryShares.of(HEAP / 2).isTooLarge(limit));
        assertFalse(MemoryShares.of(HEAP / 2).isTooLarge(4 * TEN_THOUSAND_LINES));
    }
}
