package dev.heng.budget.execution.rest;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The last day of a reservation. */
public record PutExpiryRequest(
        @Schema(description = "Not before today; absent: it never expires.", examples = "2027-03-31") @Nullable LocalDate expiresOn) {}
