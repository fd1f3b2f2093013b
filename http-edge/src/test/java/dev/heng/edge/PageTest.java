package dev.heng.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @Test
    void aPageThatIsNotTheLastNamesWhereTheNextBegins() {
        var first = Page.request(2, null, 2);
        assertTrue(first.isFirst());
        Page<String> page = Page.of(List.of("A", "B", "C"), first, row -> List.of(row, "17"));
        assertEquals(List.of("A", "B"), page.items());

        var following = Page.request(2, page.next(), 2);
        assertEquals(List.of("B", "17"), following.after());
        assertEquals(17, following.whole(1));
    }

    @Test
    void aListThatIsReadWholeIsCutIntoPages() {
        List<String> all = List.of("C", "A", "B");
        Page<String> first = Page.cut(all, Page.request(2, null, 1), List::of);
        assertEquals(List.of("C", "A"), first.items());
        Page<String> last = Page.cut(all, Page.request(2, first.next(), 1), List::of);
        assertEquals(List.of("B"), last.items());
        assertNull(last.next());
        Page.Request gone = Page.request(2, first.next(), 1);
        assertThrows(ProblemException.class, () -> Page.cut(List.of("C", "B"), gone, List::of));
    }

    @Test
    void theLastPageNamesNoNext() {
        assertNull(
                Page.of(List.of("A", "B"), Page.request(2, null, 1), List::of).next());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1001", "1000000000"})
    void aLimitOutsideOneToAThousandIsRefused(int limit) {
        var refusal = assertThrows(ProblemException.class, () -> Page.request(limit, null, 1));
        assertEquals("?limit", refusal.violations().getFirst().pointer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "QQ", "QQFC", "AAEA"})
    void aCursorThatThisListDidNotGiveOutIsRefused(String cursor) {
        var refusal = assertThrows(ProblemException.class, () -> Page.request(10, cursor, 3));
        assertEquals("INVALID_CURSOR", refusal.violations().getFirst().code());
    }
}
