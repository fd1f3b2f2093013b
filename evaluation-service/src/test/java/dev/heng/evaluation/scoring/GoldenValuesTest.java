package dev.heng.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.scoring.ScoringMethod.Achievement;
import dev.heng.evaluation.scoring.ScoringMethod.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The printed figures of the article's hospital (A) and of a department (B), to the decimals in which they are printed. */
class GoldenValuesTest {

    private static final String HOSPITAL = """
            BASIC     | F01 资产负债率       | 10 | 27.01  | 28.00  | LOWER
            BASIC     | F02 总收入           | 10 | 2092.6 | 2050   | HIGHER
            BASIC     | F04 业务收入         |  9 | 1936.6 | 1900   | HIGHER
            BASIC     | F11 固定资产收益率   |  9 | 3.33   | 3.20   | HIGHER
            BASIC     | F09 收支结余率       |  9 | 1.64   | 1.60   | HIGHER
            AUXILIARY | P02 百元业务收入成本 | 10 | 101.50 | 102.00 | LOWER
            AUXILIARY | P01 药品周转率       | 10 | 12.17  | 12.00  | HIGHER
            AUXILIARY | L02 员工平均培训费用 | 10 | 1673   | 1600   | HIGHER
            MODIFIER  | C01 | 50 | 92 |
            MODIFIER  | L03 | 30 | 88 |
            MODIFIER  | P03 | 20 | 95 |
            VETO      | V01 |    |    |
            """;

    private static final String DEPARTMENT = """
            BASIC     | B1 | 10 | 4.10   | 4.00
            BASIC     | B2 | 30 | 104.50 | 100
            BASIC     | B3 | 25 | 97.80  | 100
            BASIC     | B4 | 15 | 6.60   | 6.00
            BASIC     | B5 | 20 | 2.70   | 3.00
            AUXILIARY | A1 | 50 | 95.00  | 92.00 | LOWER
            AUXILIARY | A2 | 30 | 22.00  | 20.00
            AUXILIARY | A3 | 20 | 1150   | 1200  | missing=REDISTRIBUTE
            MODIFIER  | M1 | 50 | 98 |
            MODIFIER  | M2 | 30 | 91 |
            MODIFIER  | M3 | 20 | 95 |
            VETO      | V1 |    |    |
            """;

    @Test
    void theArticlesHospitalUnderItsLiteralScheme() {
        Scorecard card = Schemes.table(new Ratio(), HOSPITAL).score();
        assertContributions(card, "16.419453 17.374987 15.614244 15.941489 15.702128 6.633987 6.761111 6.970833");
        assertPrinted("81.0523 20.3659 101.4182 0.9140 92.6963 1.0000 92.6963", card);
        assertPublished("92.70", "GOOD", "良好", card);
    }

    @Test
    void theArticlesHospitalWithDirection() {
        Scorecard card = Schemes.table(Achievement.unbounded(), HOSPITAL).score();
        assertContributions(card, "17.623100 17.374987 15.614244 15.941489 15.702128 6.699346 6.761111 6.970833");
        assertPrinted("82.2559 20.4313 102.6872 0.9140 93.8561 1.0000 93.8561", card);
        assertPublished("93.86", "GOOD", "良好", card);
    }

    @Test
    void theArticlesHospitalWithWeightsAsPrinted() {
        Scorecard card =
                Schemes.table(new Ratio(), HOSPITAL).weights(WeightMode.RAW).score();
        assertPrinted("38.0946 6.1098 44.2044 0.9140 40.4028 1.0000 40.4028", card);
        assertPublished("40.40", "BAD", "差评", card);
    }

    @Test
    void ratiosAndSharesOfTheArticlesHospital() {
        Scorecard card = Schemes.table(new Ratio(), HOSPITAL).score();
        assertEquals("0.964643", printed(Schemes.item(card, "F01 资产负债率").ratio(), 6));
        assertEquals("1.045625", printed(Schemes.item(card, "L02 员工平均培训费用").ratio(), 6));
        assertEquals("0.170213", printed(Schemes.item(card, "F01 资产负债率").share(), 6));
        assertEquals("0.066667", printed(Schemes.item(card, "P01 药品周转率").share(), 6));
        assertEquals("0.500000", printed(Schemes.item(card, "C01").share(), 6));
        assertEquals("0.460000", printed(Schemes.item(card, "C01").contribution(), 6));
    }

    @Test
    void theDepartmentByRatio() {
        Scorecard card = Schemes.table(new Ratio(), DEPARTMENT).score();
        assertEquals("100.5500", beforeClassWeight(card.basic(), "80"));
        assertEquals("103.7971", beforeClassWeight(card.auxiliary(), "20"));
        assertEquals("101.1994", printed(card.composite(), 4));
        assertEquals(0, Schemes.decimal("0.953").compareTo(card.modifier()));
        assertPublished("96.44", "EXCELLENT", "优秀", card);
    }

    @Test
    void theDepartmentByAchievement() {
        Scorecard card = Schemes.table(Achievement.usual(), DEPARTMENT).score();
        assertEquals("100.5500", beforeClassWeight(card.basic(), "80"));
        assertEquals("100.5362", beforeClassWeight(card.auxiliary(), "20"));
        assertEquals("100.5472", printed(card.composite(), 4));
        assertPublished("95.82", "EXCELLENT", "优秀", card);
    }

    @Test
    void aVetoGivesZeroAndKeepsTheUnvetoedScoreVisible() {
        for (ScoringMethod method : List.of(new Ratio(), Achievement.usual())) {
            Schemes table = Schemes.table(method, DEPARTMENT);
            Scorecard card = table.knowing(table.figuresOf("V1").withEvent()).score();
            assertPublished("0.00", "BAD", "差评", card);
            assertEquals(List.of(Flag.VETOED), card.flags());
            assertEquals(0, card.veto().signum());
            assertEquals(method instanceof Ratio ? "96.44" : "95.82", printed(card.modified(), 2));
        }
    }

    @Test
    void aMissingItemIsRedistributedAtExactlyEightyPercent() {
        assertEquals("105.7880", auxiliaryWithoutThird(new Ratio()));
        assertEquals("101.7120", auxiliaryWithoutThird(Achievement.usual()));
    }

    @Test
    void excellentNeedsACompositeOfAtLeast99Point6905() {
        assertPublished("95.01", "EXCELLENT", "优秀", withComposite("99.6905"));
        assertPublished("95.00", "GOOD", "良好", withComposite("99.6904"));
    }

    private static Scorecard withComposite(String composite) {
        String rows = """
                BASIC     | B | 100 | %1$s | 100
                AUXILIARY | A | 100 | %1$s | 100
                MODIFIER  | M | 100 | 95.3 |
                """;
        Scorecard card = Schemes.table(new Ratio(), rows.formatted(composite)).score();
        assertEquals(0, Schemes.decimal(composite).compareTo(card.composite()));
        return card;
    }

    private static String auxiliaryWithoutThird(ScoringMethod method) {
        Schemes table = Schemes.table(method, DEPARTMENT);
        Scorecard card = table.knowing(table.figuresOf("A3").withActual(Schemes.value("A3", "-")))
                .score();
        assertEquals(ScorecardStatus.COMPLETE, card.status());
        assertEquals(ItemStatus.MISSING, Schemes.item(card, "A3").status());
        return beforeClassWeight(card.auxiliary(), "20");
    }

    private static void assertContributions(Scorecard card, String expected) {
        String contributions = card.items().stream()
                .filter(item -> item.indicatorClass().isComposed())
                .map(item -> printed(item.contribution(), 6))
                .reduce((all, next) -> all + " " + next)
                .orElseThrow();
        assertEquals(expected, contributions);
    }

    /** The formulas (1) to (7) with 4 decimals. */
    private static void assertPrinted(String expected, Scorecard card) {
        List<BigDecimal> figures = List.of(
                card.basic(),
                card.auxiliary(),
                card.composite(),
                card.modifier(),
                card.modified(),
                card.veto(),
                card.exact());
        String printed = figures.stream()
                .map(figure -> printed(figure, 4))
                .reduce((all, next) -> all + " " + next)
                .orElseThrow();
        assertEquals(expected, printed);
    }

    private static void assertPublished(String score, String grade, String name, Scorecard card) {
        assertEquals(ScorecardStatus.COMPLETE, card.status());
        assertEquals(score, card.score().toPlainString());
        assertEquals(grade, card.grade().grade());
        assertEquals(name, card.grade().name());
        assertTrue(card.exact().scale() >= 10, "exact has at least 10 decimals");
    }

    private static String beforeClassWeight(BigDecimal figure, String classWeight) {
        return printed(figure.multiply(Schemes.decimal("100")).divide(Schemes.decimal(classWeight)), 4);
    }

    private static String printed(BigDecimal figure, int decimals) {
        return figure.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
