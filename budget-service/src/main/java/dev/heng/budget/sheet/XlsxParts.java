package dev.heng.budget.sheet;

import dev.heng.edge.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/** The parts of a packed workbook. Nothing unpacked is kept: a part is unpacked again for whoever reads it. */
final class XlsxParts implements AutoCloseable {
    /** As large as a body in another form may be. */
    private static final long UNPACKED_BYTES_MAX = 32L * 1024 * 1024;

    private static final int RATIO_MAX = 100;
    /** A small part of many blanks packs very well. */
    private static final long RATIO_FROM_BYTES = 4L * 1024 * 1024;

    private static final int PARTS_MAX = 1_000;
    private static final int BUFFER_BYTES = 16 * 1024;

    /** How a workbook of before 2007 begins, and one that is locked by a password. */
    private static final byte[] OLD_FORM = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    /** How an entry of the directory begins. */
    private static final byte[] ENTRY = {'P', 'K', 1, 2};

    private final ZipFile zip;
    private final int packedBytes;
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();

    /** @throws ProblemException 400 for what is no package */
    XlsxParts(byte[] body) {
        requireNewForm(body);
        requireFewParts(body);
        this.packedBytes = body.length;
        try {
            this.zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(body))
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException broken) {
            throw FileProblems.malformedWorkbook();
        }
        for (ZipArchiveEntry entry : entries(zip)) {
            boolean isKnownForm = entry.getMethod() == ZipEntry.DEFLATED || entry.getMethod() == ZipEntry.STORED;
            if (!isKnownForm || parts.put(key(entry.getName()), entry) != null) {
                throw FileProblems.malformedWorkbook();
            }
        }
    }

    /** Reads a part. */
    @FunctionalInterface
    interface PartReader {
        void read(PartXml part) throws XMLStreamException;
    }

    private static List<ZipArchiveEntry> entries(ZipFile zip) {
        return Collections.list(zip.getEntries());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void requireNewForm(byte[] body) {
        if (startsAt(body, 0, OLD_FORM)) {
            throw FileProblems.malformedWorkbook(
                    "This is a workbook of the old form (.xls) or one with a password; save it as .xlsx without one.");
        }
    }

    /** The directory is read into memory as a whole, whatever its end says of its size. */
    private static void requireFewParts(byte[] body) {
        int entries = 0;
        for (int at = 0; at < body.length; at++) {
            if (body[at] == ENTRY[0] && startsAt(body, at, ENTRY)) {
                entries++;
            }
        }
        if (entries == 0 || entries > PARTS_MAX) {
            throw FileProblems.malformedWorkbook();
        }
    }

    private static boolean startsAt(byte[] body, int at, byte[] sign) {
        if (body.length - at < sign.length) {
            return false;
        }
        for (int i = 0; i < sign.length; i++) {
            if (body[at + i] != sign[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Unpacks everything once, keeping nothing, before anything is believed of it.
     *
     * @return how many bytes all parts are
     * @throws ProblemException 400 for a part that is damaged, 413 when there is too much in the package
     */
    long measure() {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        for (ZipArchiveEntry entry : parts.values()) {
            CRC32 sum = new CRC32();
            try (InputStream part = zip.getInputStream(entry)) {
                for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
                    sum.update(buffer, 0, read);
                    bytes += read;
                    requireSize(bytes);
                }
            } catch (ProblemException tooLarge) {
                throw tooLarge;
            } catch (IOException | RuntimeException broken) {
                throw FileProblems.malformedWorkbook();
            }
            if (sum.getValue() != entry.getCrc()) {
                throw FileProblems.malformedWorkbook();
            }
        }
        return bytes;
    }

    private void requireSize(long bytes) {
        boolean isBomb = bytes > RATIO_FROM_BYTES && bytes > RATIO_MAX * (long) packedBytes;
        if (bytes > UNPACKED_BYTES_MAX || isBomb) {
            throw FileProblems.tooLarge("The workbook unpacks to more than this service reads.");
        }
    }

    /**
     * Reads the part with this name.
     *
     * @return false when there is none
     * @throws ProblemException 400 for a part that is no XML as a workbook has it, 413 for an element without an end
     */
    boolean read(String name, PartReader reader) {
        ZipArchiveEntry entry = parts.get(key(name));
        if (entry == null) {
            return false;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream part = zip.getInputStream(entry)) {
            BoundedReader text =
                    new BoundedReader(new InputStreamReader(part, decoder), "A cell of the workbook is too long.");
            reader.read(new PartXml(text));
            return true;
        } catch (IOException | XMLStreamException broken) {
            throw FileProblems.malformedWorkbook();
        }
    }

    /** As {@link #read} for a part that must be there. */
    void require(@Nullable String name, PartReader reader) {
        if (name == null || !read(name, reader)) {
            throw FileProblems.malformedWorkbook();
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException cannotBe) {
            // it is all in memory
            throw new UncheckedIOException(cannotBe);
        }
    }
}
