package dev.heng.budget.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.mapping.CodeSuggestions.Hint;
import dev.heng.budget.mapping.CodeSuggestions.Known;
import dev.heng.budget.mapping.Suggestion.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an unknown code may mean, and in which order that is told. */
class CodeSuggestionsTest {
    private static List<Known> known(String... codes) {
        return Arrays.stream(codes)
                .map(code -> new Known(code, "name of " + code, Set.of("name of " + code.toLowerCase(Locale.ROOT))))
                .toList();
    }

    private static List<String> told(String sent, List<Known> known, List<Hint> hints, Set<String> names) {
        return new CodeSuggestions(known)
                .of(sent, "his", hints, names, code -> true).stream()
                        .map(each -> each.code() + " " + each.because())
                        .toList();
    }

    private static List<String> told(String sent, String... known) {
        return told(sent, known(known), List.of(), Set.of());
    }

    @Test
    void codesThatDifferInCaseSeparatorsOrLeadingZerosAreTheSame() {
        assertEquals(List.of("C-CARD [SAME_CODE]"), told("c.card", "C-CARD", "C-ORTHO"));
        assertEquals(List.of("203 [SAME_CODE]"), told("0203", "203", "C-CARD"));
        assertEquals(List.of("00.203 [SAME_CODE]"), told("2-03", "00.203"));
        assertEquals(List.of("0 [SAME_CODE]"), told("000", "0", "1"), "a zero is left of nothing but zeros");
    }

    @Test
    void anAffixEndsAtASeparatorOrIsTheNameOfTheSource() {
        assertEquals(List.of("0203 [AFFIX]"), told("MZ-0203", "0203", "0305"));
        assertEquals(List.of("0203 [AFFIX]"), told("0203_A1", "0203"));
        assertEquals(List.of("0203 [AFFIX]"), told("HIS0203", "0203"));
        assertEquals(List.of("0203 [AFFIX]"), told("0203his", "0203"));
        assertEquals(
                List.of("C-CARDIO [AFFIX, SIMILAR_CODE]"), told("CARDIO", "C-CARDIO"), "what the source leaves out");
        assertEquals(List.of(), told("9990203", "0203"), "no separator");
        assertEquals(List.of(), told("ERP0203", "0203"), "another source");
        assertEquals(List.of(), told("X0203-", "0203"));
    }

    @Test
    void similarCodesDifferInFewOfManyCharacters() {
        assertEquals(
                List.of("CARD11 [SIMILAR_CODE]", "CARD22 [SIMILAR_CODE]"),
                told("CARD12", "CARD22", "CARD11", "CARD333"));
        assertEquals(List.of("CARDIO1 [SIMILAR_CODE]"), told("CRADIO1", "CARDIO1"));
        assertEquals(List.of("204 [SIMILAR_CODE]"), told("203", "204", "214"), "one of three");
        assertEquals(List.of(), told("20", "21"), "another code");
    }

    @Test
    void fewerDifferencesComeFirst() {
        assertEquals(List.of("CARD1X [SIMILAR_CODE]", "CARDXX [SIMILAR_CODE]"), told("CARD12", "CARDXX", "CARD1X"));
    }

    @Test
    void theStrongestReasonDecidesThenHowManySpeak() {
        List<Known> known = known("C-1", "C-2", "C-3", "C-4", "0203", "A-77");
        List<Hint> hints = List.of(
                new Hint(Reason.RULE, "C-2", "first"),
                new Hint(Reason.RULE, "C-2", "second"),
                new Hint(Reason.MAPPED_BEFORE, "C-1", "a line"),
                new Hint(Reason.MAPPED_BEFORE, "A-77", "a line"),
                new Hint(Reason.RULE, "C-9", "of a centre that is gone"));
        assertEquals(
                List.of(
                        "C-2 [RULE]",
                        "C-1 [MAPPED_BEFORE, SAME_NAME]",
                        "A-77 [MAPPED_BEFORE]",
                        "0203 [SAME_CODE]",
                        "C-3 [SAME_NAME]"),
                told("203", known, hints, Set.of("name of c-1", "name of c-3", "name of c-4")),
                "at most five");
        assertEquals(
                "first",
                new CodeSuggestions(known)
                        .of("203", "his", hints, Set.of(), code -> true)
                        .getFirst()
                        .detail());
    }

    @Test
    void whatIsImpossibleOrTheCodeItselfIsNotSuggested() {
        List<Suggestion> suggestions = new CodeSuggestions(known("C-CARD", "c-card", "C.CARD"))
                .of("C-CARD", "his", List.of(), Set.of(), code -> !code.equals("C.CARD"));
        assertEquals(
                List.of("c-card"), suggestions.stream().map(Suggestion::code).toList());
    }

    @Test
    void theOrderInWhichCodesAreKnownDoesNotMatter() {
        List<Known> known =
                new ArrayList<>(known("CARD11", "CARD13", "CARD14", "CARD15", "CARD16", "CARD17", "CARD-12"));
        List<String> told = told("CARD12", known, List.of(), Set.of());
        assertEquals(5, told.size());
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(known, random);
            assertEquals(told, told("CARD12", known, List.of(), Set.of()));
        }
    }

    @Test
    void namesAreComparedWithoutBlanksCaseAndWidth() {
        assertEquals("心内科ab1", CodeSuggestions.folded(" 心内科ＡＢ１\u3000"));
    }
}
