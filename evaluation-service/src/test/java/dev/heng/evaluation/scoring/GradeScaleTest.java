package dev.heng.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.evaluation.scoring.GradeScale.Band;
import dev.heng.evaluation.scoring.ScoringMethod.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeScaleTest {

    @ParameterizedTest
    @CsvSource({
        "-0.01,BAD,BELOW_SCALE",
        "0.00,BAD,",
        "0.01,BAD,",
        "44.99,BAD,",
        "45.00,BAD,",
        "45.01,POOR,",
        "59.99,POOR,",
        "60.00,POOR,",
        "60.01,PASS,",
        "74.99,PASS,",
        "75.00,PASS,",
        "75.01,GOOD,",
        "94.99,GOOD,",
        "95.00,GOOD,",
        "95.01,EXCELLENT,",
        "104.99,EXCELLENT,",
        "105.00,EXCELLENT,",
        "105.01,EXCELLENT,ABOVE_SCALE"
    })
    void bandsAreOpenBelowAndClosedAbove(String score, String grade, Flag flag) {
        GradeScale.Found found = Schemes.ARTICLE.find(new BigDecimal(score));
        assertEquals(grade, found.band().grade());
        assertEquals(flag == null ? List.of() : List.of(flag), found.flags());
    }

    @ParameterizedTest
    @CsvSource({
        "95.0049999,95.00,GOOD,", "95.005,95.01,EXCELLENT,", "105.0049,105.00,EXCELLENT,",
        "105.005,105.01,EXCELLENT,ABOVE_SCALE", "-0.004,0.00,BAD,", "-0.005,-0.01,BAD,BELOW_SCALE",
        "45.0049,45.00,BAD,", "60.005,60.01,PASS,"
    })
    void theGradeIsReadFromThePublishedScore(String actual, String score, String grade, Flag flag) {
        Scorecard card = Schemes.table(new Ratio(), "BASIC | B | 1 | " + actual + " | 100")
                .classes(Map.of(IndicatorClass.BASIC, new BigDecimal("100")))
                .score();
        assertEquals(new BigDecimal(score), card.score());
        assertEquals(grade, card.grade().grade());
        assertEquals(flag == null ? List.of() : List.of(flag), card.flags());
    }

    @Test
    void aScaleWithoutEndsFlagsNothing() {
        GradeScale scale = new GradeScale(List.of(band("LOW", null, "50", false), band("HIGH", "50", null, false)));
        assertEquals("LOW", scale.find(new BigDecimal("-1000")).band().grade());
        assertEquals("HIGH", scale.find(new BigDecimal("1000")).band().grade());
        assertEquals(List.of(), scale.find(new BigDecimal("1000")).flags());
    }

    @Test
    void theLowestBandHoldsItsLowerEndOnlyWhenItSaysSo() {
        Band high = band("HIGH", "50", "100", false);
        GradeScale.Found outside = new GradeScale(List.of(band("LOW", "0", "50", false), high)).find(BigDecimal.ZERO);
        assertEquals("LOW", outside.band().grade());
        assertEquals(List.of(Flag.BELOW_SCALE), outside.flags());
        GradeScale.Found inside = new GradeScale(List.of(band("LOW", "0", "50", true), high)).find(BigDecimal.ZERO);
        assertEquals("LOW", inside.band().grade());
        assertEquals(List.of(), inside.flags());
    }

    @Test
    void bandsThatLeaveAGapOrOverlapAreRefused() {
        assertRefused(band("LOW", "0", "50", true), band("HIGH", "51", "100", false));
        assertRefused(band("LOW", "0", "50", true), band("HIGH", "49", "100", false));
        assertRefused(band("LOW", "0", "50", true), band("HIGH", "50", "100", true));
        assertRefused(band("LOW", "0", null, true), band("HIGH", "50", "100", false));
        assertRefused();
    }

    private static void assertRefused(Band... bands) {
        List<Band> list = List.of(bands);
        assertThrows(IllegalArgumentException.class, () -> new GradeScale(list));
    }

    private static Band band(String grade, String above, String upTo, boolean includesLower) {
        return new Band(grade, grade, null, number(above), number(upTo), includesLower);
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
