package dev.heng.budget.subject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Tells whether two versions of a chart mean the same by their figures: names and control do not count. */
final class MeaningHash {
    private static final char FIELD_END = '\t';
    private static final char ROW_END = '\n';

    private MeaningHash() {}

    /** SHA-256 in hexadecimal over code, parent (empty for none), nature, unit and category, the subjects in code order. */
    static String of(List<Subject> subjects) {
        StringBuilder text = new StringBuilder();
        subjects.stream().sorted(Comparator.comparing(Subject::code)).forEach(subject -> text.append(subject.code())
                .append(FIELD_END)
                .append(subject.parent() == null ? "" : subject.parent())
                .append(FIELD_END)
                .append(subject.nature())
                .append(FIELD_END)
                .append(subject.unit())
                .append(FIELD_END)
                .append(subject.category())
                .append(ROW_END));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
