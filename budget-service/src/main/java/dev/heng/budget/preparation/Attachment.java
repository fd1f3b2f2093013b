package dev.heng.budget.preparation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that justifies a proposal.
 *
 * @param number within the proposal, from 1
 * @param line what it is about; null for the whole proposal
 * @param sha256 hex, of the content
 */
public record Attachment(
        int number,
        @Nullable LineKey line,
        String name,
        FileType type,
        int bytes,
        String sha256,
        String addedBy,
        Instant addedAt) {}
