package dev.heng.budget.approval;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The files that can be attached. */
public enum AttachmentType {
    PDF("application/pdf", "255044462d"),
    PNG("image/png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "ffd8ff"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504b0304"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304"),
    TEXT("text/plain", "");

    private final String mediaType;
    private final byte[] beginning;

    AttachmentType(String mediaType, String beginning) {
        this.mediaType = mediaType;
        this.beginning = HexFormat.of().parseHex(beginning);
    }

    /** Such as {@code application/pdf}. */
    public String mediaType() {
        return mediaType;
    }

    /** The type of that name. */
    public static Optional<AttachmentType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(each -> each.mediaType.equals(mediaType))
                .findFirst();
    }

    /** Whether a file begins as one of the type does; a text is UTF-8. */
    boolean fits(byte[] content) {
        if (this == TEXT) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
                return true;
            } catch (CharacterCodingException e) {
                return false;
            }
        }
        return content.length >= beginning.length
                && Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
    }
}
