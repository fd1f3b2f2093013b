package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.AttachmentType;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file to be attached. */
public record PostAttachmentRequest(
        @NotNull @Pattern(
                regexp = "[^\\u0000-\\u001F\\u007F/\\\\]{1,200}",
                message = "1 to 200 characters, no slash and no line end.")
        @Schema(examples = "预算管理委员会会议纪要.pdf")
        String name,

        @NotNull @Size(max = 100) @Schema(
                description = "application/pdf, image/png, image/jpeg, text/plain in UTF-8, a .docx or an .xlsx",
                examples = "application/pdf")
        String contentType,

        @NotNull @Size(max = CONTENT_LENGTH_MAX, message = "More than 8 MiB.") @Schema(description = "The file in Base64, at most 8 MiB of it", examples = "JVBERi0xLjcK")
        String content) {
    /** 8 MiB in Base64. */
    private static final int CONTENT_LENGTH_MAX = 11_184_812;

    /** @throws ProblemException 400 when it means nothing */
    AttachedFile file() {
        List<Violation> violations = new ArrayList<>();
        AttachmentType type = AttachmentType.of(contentType).orElse(null);
        if (type == null) {
            String possible = Arrays.stream(AttachmentType.values())
                    .map(AttachmentType::mediaType)
                    .collect(Collectors.joining(", "));
            violations.add(new Violation("/contentType", "UNKNOWN_VALUE", "Possible are " + possible + "."));
        }
        byte[] bytes = null;
        try {
            bytes = Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            violations.add(new Violation("/content", "INVALID_FORMAT", "Not Base64."));
        }
        if (type == null || bytes == null) {
            throw ProblemException.invalid(violations);
        }
        return new AttachedFile(type, bytes);
    }
}
