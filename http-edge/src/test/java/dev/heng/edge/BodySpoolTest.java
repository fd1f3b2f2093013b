package dev.heng.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodySpoolTest {
    private static final byte[] BODY = "一行\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    private final BodySpool spool = new BodySpool(1, Duration.ofMillis(1));

    private static InputStream body() {
        return new ByteArrayInputStream(BODY);
    }

    @Test
    void aBodyIsReadAsOftenAsWished() throws IOException {
        try (SpooledBody spooled = spool.take(body())) {
            assertArrayEquals(BODY, spooled.read().readAllBytes());
            assertArrayEquals(BODY, spooled.read().readAllBytes());
        }
    }

    @Test
    void whereThereIsNoPlaceTheCallerIsToldToComeAgain() throws IOException {
        SpooledBody first = spool.take(body());
        assertEquals(
                EdgeProblem.TOO_BUSY,
                assertThrows(ProblemException.class, () -> spool.take(body())).problem());
        first.close();
        first.close();
        SpooledBody second = spool.take(body());
        assertThrows(ProblemException.class, () -> spool.take(body()), "closing twice gives back one place");
        second.close();
    }

    @Test
    void aBodyThatIsCutOffIsNoneAndItsPlaceIsFreeAgain() throws IOException {
        InputStream broken = new FilterInputStream(body()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                if (read < 0) {
                    throw new IOException("cut off");
                }
                return read;
            }
        };
        assertEquals(
                EdgeProblem.TOO_BUSY,
                assertThrows(ProblemException.class, () -> spool.take(broken)).problem());
        spool.take(body()).close();
    }
}
