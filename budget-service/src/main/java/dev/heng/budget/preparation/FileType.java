package dev.heng.budget.preparation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The files that are kept, told by how they begin and not by what is said of them: none runs where it is opened. */
public enum FileType {
    PDF("application/pdf", "%PDF-"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
    /** Documents and workbooks of offices too. */
    ZIP("application/zip", "PK\u0003\u0004");

    private final String mediaType;
    private final byte[] beginning;

    FileType(String mediaType, String beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Empty for a file of none of them. */
    public static Optional<FileType> of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> content.length >= type.beginning.length
                        && Arrays.equals(content, 0, type.beginning.length, type.beginning, 0, type.beginning.length))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }
}
