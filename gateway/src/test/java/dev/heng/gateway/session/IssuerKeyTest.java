package dev.heng.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerKeyTest {
    @TempDir
    Path folder;

    @Test
    void theKeyOutlivesARestartAndOnlyItsOwnerMayReadIt() throws IOException {
        Path file = folder.resolve("data/issuer.jwk");
        String first = IssuerKey.loadOrCreate(file).getKeyId();
        assertEquals(first, IssuerKey.loadOrCreate(file).getKeyId());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aFileThatHoldsNoKeyIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("issuer.jwk"), "{}");
        var refused = assertThrows(IllegalStateException.class, () -> IssuerKey.loadOrCreate(file));
        assertEquals("The issuer's key file holds no key: " + file, refused.getMessage());
    }
}
