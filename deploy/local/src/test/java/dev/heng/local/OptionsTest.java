package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Path HOME = Path.of("/project");

    @Test
    void withoutWordsEverythingIsTheLocalDefault() {
        Options options = parse();
        assertEquals(Path.of("/project/deploy/local/data"), options.settings().data());
        assertEquals(8080, options.settings().port(Part.GATEWAY));
        assertEquals(5440, options.settings().port(Part.POSTGRES));
        assertTrue(options.demo());
        assertFalse(options.settings().fresh());
    }

    @Test
    void everyWordSetsItsThing() {
        Options options =
                parse("--fresh", "--no-demo", "--data", "/var/heng", "--port", "18080", "--kafka-port", "19094");
        assertEquals(Path.of("/var/heng"), options.settings().data());
        assertEquals(18080, options.settings().port(Part.GATEWAY));
        assertEquals(19094, options.settings().port(Part.KAFKA));
        assertFalse(options.demo());
        assertTrue(options.settings().fresh());
    }

    @Test
    void aWrongWordIsNamed() {
        assertRefused("unknown option --prot", "--prot", "1");
        assertRefused("needs a value", "--port");
        assertRefused("not 99999", "--port", "99999");
        assertRefused("not eighty", "--budget-port", "eighty");
        assertRefused("budget-service and gateway cannot share the port 8081", "--port", "8081");
    }

    private static Options parse(String... words) {
        return Options.parse(List.of(words), HOME);
    }

    private static void assertRefused(String part, String... words) {
        StartException refusal = assertThrows(StartException.class, () -> parse(words));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }
}
