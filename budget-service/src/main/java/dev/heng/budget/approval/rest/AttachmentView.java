package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.Attachment;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file of an approval, without its content. */
@Schema(name = "ApprovalAttachment")
public record AttachmentView(
        @Schema(description = "From 1", examples = "1") int attachment,
        @Schema(examples = "预算管理委员会会议纪要.pdf") String name,
        @Schema(examples = "application/pdf") String contentType,

        @Schema(description = "In bytes", examples = "48213")
        int size,

        @Schema(description = "Of the content, in hex") String sha256,
        String addedBy,
        Instant addedAt) {
    static AttachmentView of(Attachment attachment) {
        return new AttachmentView(
                attachment.number(),
                attachment.name(),
                attachment.type().mediaType(),
                attachment.size(),
                attachment.sha256(),
                attachment.addedBy(),
                attachment.addedAt());
    }
}
