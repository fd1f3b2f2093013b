package dev.heng.budget.approval;

/**
 * A document of a hospital.
 *
 * @param id unique within hospital and kind, such as 2026/C-CARD/2, 2026/1, the adjustment's code
 */
public record DocumentId(DocumentKind kind, String id) {}
