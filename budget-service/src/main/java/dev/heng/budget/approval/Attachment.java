package dev.heng.budget.approval;

import java.time.Instant;

/**
 * A file of an approval, without its content.
 *
 * @param number 1, 2, ... within the approval
 * @param size in bytes
 * @param sha256 of the content, in hex
 */
public record Attachment(
        int number, String name, AttachmentType type, int size, String sha256, String addedBy, Instant addedAt) {}
