package dev.heng.evaluation.result.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenScorecardTest {
    private static final String CARD = "{\"centre\":\"A\",\"score\":92.70,\"exact\":0.00000000010,"
            + "\"reasons\":[{\"code\":\"NO_BALANCE\",\"measure\":\"BEDS\",\"centre\":\"B\"}],"
            + "\"items\":[{\"indicator\":\"I\",\"actual\":1000000000000000.0000,"
            + "\"reasons\":[{\"code\":\"NO_BALANCE\",\"centre\":\"A\"},{\"code\":\"NO_BALANCE\",\"centre\":\"B\"},{\"code\":\"ZERO\"}]}]}";

    @Test
    void aReaderOfEveryCentreSeesTheDocumentItself() {
        assertSame(CARD, SeenScorecard.of(CARD, new Sight(Optional.empty())));
    }

    @Test
    void reasonsThatNameAHiddenCentreAreLeftOutAndEveryDigitStays() {
        assertEquals(
                CARD.replace("{\"code\":\"NO_BALANCE\",\"measure\":\"BEDS\",\"centre\":\"B\"}", "")
                        .replace("{\"code\":\"NO_BALANCE\",\"centre\":\"B\"},", ""),
                SeenScorecard.of(CARD, new Sight(Optional.of(Set.of("A")))));
    }
}
