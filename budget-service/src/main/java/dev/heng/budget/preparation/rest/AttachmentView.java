package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.Attachment;
import dev.heng.budget.preparation.LineKey;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file that justifies a proposal, without what is in it. */
@Schema(name = "ProposalAttachment")
public record AttachmentView(
        @Schema(description = "Its number within the proposal, from 1")
        int attachment,

        @Schema(
                nullable = true,
                description = "The line that it is about; null, as fund and project, for the whole proposal")
        @Nullable String subject,

        @Schema(nullable = true) @Nullable String fund,

        @Schema(nullable = true) @Nullable String project,

        @Schema(examples = "可行性报告.pdf") String name,

        @Schema(description = "By how it begins; files of offices are application/zip", examples = "application/pdf")
        String mediaType,

        int bytes,
        @Schema(description = "Hex SHA-256 of the content") String sha256,
        String addedBy,
        Instant addedAt) {
    static AttachmentView of(Attachment attachment) {
        LineKey line = attachment.line();
        return new AttachmentView(
                attachment.number(),
                line == null ? null : line.subject(),
                line == null ? null : line.fund(),
                line == null ? null : line.project(),
                attachment.name(),
                attachment.type().mediaType(),
                attachment.bytes(),
                attachment.sha256(),
                attachment.addedBy(),
                attachment.addedAt());
    }
}
