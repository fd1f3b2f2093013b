package dev.heng.catalog.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.Violation;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static GradeBand band(Grade grade, String above, String upTo, boolean includesLower) {
        return new GradeBand(grade, grade.name(), null, number(above), number(upTo), includesLower);
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static void expect(List<GradeBand> bands, String pointer, String code, String interval) {
        List<Violation> violations = Coverage.violations(bands);
        assertEquals(1, violations.size(), violations::toString);
        assertEquals(pointer, violations.getFirst().pointer());
        assertEquals(code, violations.getFirst().code());
        assertTrue(violations.getFirst().detail().contains(interval), violations::toString);
    }

    @Test
    void acceptsTheArticlesBandsInAnyOrder() {
        List<GradeBand> bands = List.of(
                band(Grade.BAD, "0", "45", true),
                band(Grade.EXCELLENT, "95", "105", false),
                band(Grade.PASS, "60.0", "75", false),
                band(Grade.GOOD, "75", "95", false),
                band(Grade.POOR, "45", "60", false));
        assertEquals(List.of(), Coverage.violations(bands));
    }

    @Test
    void acceptsBandsWithoutEnds() {
        assertEquals(
                List.of(),
                Coverage.violations(List.of(band(Grade.PASS, "60", null, false), band(Grade.BAD, null, "60", false))));
    }

    @Test
    void namesAGapBetweenBands() {
        expect(
                List.of(band(Grade.PASS, "60", "100", false), band(Grade.BAD, "0", "59.99", true)),
                "/bands/0",
                "GAP",
                "(59.99, 60]");
    }

    @Test
    void namesAGapAtTheStart() {
        expect(List.of(band(Grade.PASS, "10", "100", false)), "/bands/0", "GAP", "[0, 10]");
        expect(List.of(band(Grade.PASS, "0", "100", false)), "/bands/0", "GAP", "score 0");
        expect(List.of(), "/bands", "GAP", "[0, ∞)");
    }

    @Test
    void namesAnOverlap() {
        expect(
                List.of(band(Grade.PASS, "50", "100", false), band(Grade.BAD, "0", "60", true)),
                "/bands/0",
                "OVERLAP",
                "(50, 100]");
    }

    @Test
    void namesAScoreThatTwoBandsHold() {
        expect(
                List.of(band(Grade.PASS, "60", "100", true), band(Grade.BAD, "0", "60", true)),
                "/bands/0",
                "OVERLAP",
                "both hold 60");
    }

    @Test
    void refusesABandWithoutScores() {
        expect(List.of(band(Grade.PASS, "60", "60", false)), "/bands/0", "EMPTY_BAND", "(60, 60]");
    }

    @Test
    void refusesAGradeTwice() {
        expect(
                List.of(band(Grade.BAD, "60", "100", false), band(Grade.BAD, "0", "60", true)),
                "/bands/1",
                "DUPLICATE",
                "BAD");
    }

    @Test
    void refusesABetterGradeForLess() {
        expect(
                List.of(band(Grade.BAD, "60", "100", false), band(Grade.GOOD, "0", "60", true)),
                "/bands/0",
                "GRADE_ORDER",
                "BAD is worse than GOOD");
    }
}
