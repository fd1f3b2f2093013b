package dev.heng.budget.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Transfers lose no cent: every cell changes by what its line says, the whole by nothing. */
class AdjustmentSumsTest {
    /** Each makes a hospital. */
    private static final int TRIES = 40;

    private static final String[] CENTRES = {"C-CARD", "C-ORTHO"};
    private static final String[] SUBJECTS = {"TRAVEL", "PAPER", "DRUG"};
    private static LedgerDatabase database;

    @BeforeContainer
    static void create() {
        database = LedgerDatabase.create("adjustment_sums");
    }

    /** Up to 20 amounts of either sign, any of them with 4 decimals. */
    @Provide
    Arbitrary<List<BigDecimal>> amounts() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999.9999"), new BigDecimal("99999999999.9999"))
                .ofScale(4)
                .filter(amount -> amount.signum() != 0)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    private static CellKey cell(int n) {
        return new CellKey(CENTRES[n % 2], SUBJECTS[n % 3], "OWN", n < 12 ? "-" : "P", YearMonth.of(2026, 1 + n % 12));
    }

    @Property(tries = TRIES)
    void everyCellChangesByItsLineAndTheWholeByNothing(
            @ForAll("amounts") List<BigDecimal> amounts, @ForAll boolean isApproved) {
        LedgerHospital hospital = new LedgerHospital(database);
        List<AdjustmentDraft.Line> lines = new ArrayList<>();
        List<OriginalAmount> budgets = new ArrayList<>();
        BigDecimal rest = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            add(lines, budgets, amount);
            rest = rest.subtract(amount);
        }
        if (rest.signum() != 0) {
            add(lines, budgets, rest);
        }
        hospital.ledger.setOriginal(hospital.code, "opening", "office", budgets);
        AdjustmentDraft.Line[] all = lines.toArray(AdjustmentDraft.Line[]::new);
        hospital.hold("A.1", all);
        if (isApproved) {
            hospital.adjust("A.1", all);
        } else {
            hospital.giveBack("A.1");
        }
        BigDecimal planned = budgets.stream().map(OriginalAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(List.of(LedgerModel.plain(planned) + " 0"), database.rows("""
                        select trim_scale(sum(coalesce(original, 0) + coalesce(adjustment, 0))), trim_scale(sum(coalesce(reserved, 0)))
                        from cell where hospital = '%s'
                        """.formatted(hospital.code)));
        for (AdjustmentDraft.Line line : isApproved ? lines : List.<AdjustmentDraft.Line>of()) {
            assertEquals(LedgerModel.plain(line.delta()), database.value("""
                            select trim_scale(adjustment) from cell where hospital = '%s' and centre = '%s' and subject = '%s'
                                and project = '%s' and month = %d
                            """.formatted(
                            hospital.code,
                            line.cell().centre(),
                            line.cell().subject(),
                            line.cell().project(),
                            line.cell().monthNumber())));
        }
        assertEquals(List.of(), hospital.differences());
    }

    /** A line in a cell of its own; what gives has just enough. */
    private static void add(List<AdjustmentDraft.Line> lines, List<OriginalAmount> budgets, BigDecimal amount) {
        CellKey cell = cell(lines.size());
        lines.add(new AdjustmentDraft.Line("l" + lines.size(), cell, amount, null));
        if (amount.signum() < 0) {
            budgets.add(new OriginalAmount(cell, amount.negate()));
        }
    }
}
