package dev.heng.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Digests that documents show. */
class Sha256Test {
    @Test
    void theDigestOfAbcIsTheOneOfTheStandard() {
        String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertEquals(abc, Sha256.hex("abc"));
        assertEquals(abc, Sha256.hex("abc".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void linesAreDigestedAsTheTextThatTheyMakeUp() {
        assertEquals(Sha256.hex("一\n二\n"), Sha256.hexOfLines(Stream.of("一", "二")));
        assertEquals(Sha256.hex(""), Sha256.hexOfLines(Stream.of()));
    }
}
