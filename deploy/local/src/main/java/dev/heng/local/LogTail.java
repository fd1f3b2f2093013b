package dev.heng.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log file, where the reason of a death is. */
final class LogTail {
    private static final int BYTES_MAX = 64 * 1024;
    private static final int LINE_CHARACTERS_MAX = 240;
    private static final long ROLL_BYTES = 20L * 1024 * 1024;
    private static final Pattern REASON =
            Pattern.compile("\\b(ERROR|FATAL|PANIC|SEVERE)\\b|^Caused by: [\\w.$]+: |OutOfMemoryError");

    private LogTail() {}

    /** The last line that names an error, otherwise the last line; a stack trace's own lines say little. */
    static String reason(Path log) {
        List<String> lines = tail(log).lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return "its log is empty";
        }
        return lines.reversed().stream()
                .filter(line -> REASON.matcher(line).find())
                .findFirst()
                .map(LogTail::brief)
                .orElseGet(() -> brief(lines.getLast()));
    }

    /** Puts a long log aside before a start, so that two files at most grow. */
    static void roll(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > ROLL_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String brief(String line) {
        String text = line.strip();
        return text.length() <= LINE_CHARACTERS_MAX ? text : text.substring(0, LINE_CHARACTERS_MAX) + " ...";
    }

    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            int length = (int) Math.min(file.length(), BYTES_MAX);
            byte[] bytes = new byte[length];
            file.seek(file.length() - length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
